/** State-funded schools of Quenley: URN, name, place, type, ages, religion, trust, capacity, pupils, notes (build-schools.ts says what they mean). */
export const schoolsOfQuenley = `
900167 | Rosstead Nursery School | Rosstead | nursery-school | 2-5 | - | - | 100 | 93 |
900168 | Ashworthy Nursery School | Ashworthy | nursery-school | 2-5 | - | - | 90 | 78 | lsoa-2011
900169 | Culbourne Bank Primary School | Culbourne | converter | 4-11 | - | 9006 | 210 | 197 | opened:2024-09-01
900170 | Culbourne Mead Primary School | Culbourne | converter | 4-11 | - | 9010 | 630 | 543 | opened:2024-09-01
900171 | Ramlow Academy | Ramlow | converter | 4-11 | - | 9019 | 630 | 620 | opened:2014-01-01
900172 | Rosstead Primary Academy | Rosstead | sponsored | 4-11 | - | 9015 | 210 | 186 | opened:2017-11-01 lsoa-2011
900173 | Saxock Primary School | Saxock | converter | 2-11 | - | 9011 | 210 | 167 | opened:2014-01-01 no-lsoa
900174 | St Guthlac’s Church of England Primary School, Stanham | Stanham | voluntary-aided | 3-11 | ce | - | 210 | 210 |
900175 | St Chad’s Church of England Primary Academy, Thorsea | Thorsea | sponsored | 3-11 | ce | 9007 | 420 | 348 | opened:2015-11-01
900176 | Ulvsley Primary School | Ulvsley | community | 2-11 | - | - | 420 | 332 |
900177 | Venness Primary School | Venness | converter | 4-11 | - | 9011 | 420 | 334 | opened:2019-04-01
900178 | Whinwyke Primary Academy | Whinwyke | sponsored | 4-11 | - | 9018 | 315 | 261 | opened:2016-09-01
900179 | St Mildred’s Church of England Primary Academy, Wilscar | Wilscar | sponsored | 4-11 | ce | 9007 | 420 | 360 | opened:2013-04-01
900180 | St Ethelburga’s Church of England Primary School, Yelford | Yelford | voluntary-controlled | 3-11 | ce | - | 420 | 337 |
900181 | Yarbourne Academy | Yarbourne | converter | 3-11 | - | 9003 | 630 | 477 | opened:2012-01-01 no-lsoa
900182 | Tilstow Primary School | Tilstow | foundation | 3-11 | - | - | 210 | 208 |
900183 | St Mildred’s Catholic Primary School, Arnstead | Arnstead | voluntary-aided | 4-11 | rc | - | 210 | 187 |
900184 | Birmoor Primary School | Birmoor | community | 4-11 | - | - | 210 | 184 |
900185 | Clavby Academy | Clavby | converter | 4-11 | - | 9003 | 140 | 133 | opened:2017-11-01
900186 | Darsley Church of England Primary School | Darsley | converter | 4-11 | ce | 9007 | 157 | 151 | opened:2012-11-01
900187 | Fosnor Primary School | Fosnor | converter | 2-11 | - | 9015 | 157 | 132 | opened:2016-01-01
900188 | Glenton Primary School | Glenton | community | 3-11 | - | - | 140 | 118 | no-head
900189 | St Birin’s Catholic Primary School, Haxdale | Haxdale | converter | 4-11 | rc | 9008 | 210 | 170 | opened:2019-01-01
900190 | Holwick Primary School | Holwick | converter | 3-11 | - | 9011 | 140 | 120 | opened:2020-04-01
900191 | Kelsley Primary Academy | Kelsley | sponsored | 4-11 | - | 9011 | 210 | 187 | opened:2018-11-01
900192 | Larworth Primary Academy | Larworth | sponsored | 4-11 | - | 9015 | - | 88 | opened:2017-04-01
900193 | Melgrave Primary School | Melgrave | community | 3-11 | - | - | 210 | 210 |
900194 | St Werburgh’s Catholic Primary School, Orlhurst | Orlhurst | converter | 3-11 | rc | 9008 | 157 | 121 | opened:2012-04-01
900195 | Pelscar Primary Academy | Pelscar | sponsored | 4-11 | - | 9019 | 210 | 182 | opened:2022-09-01 no-head
900196 | Ashworthy Primary Academy | Ashworthy | sponsored | 4-11 | - | 9010 | 210 | 160 | opened:2015-04-01
900197 | Quenley Bridge Academy | Quenley | converter | 4-11 | - | 9003 | 420 | 326 | opened:2021-04-01
900198 | Quenley Castle Primary Academy | Quenley | sponsored | 4-11 | - | 9010 | 420 | 362 | opened:2016-01-01
900199 | Quenley Park Primary School | Quenley | community | 4-11 | - | - | 420 | 228 | lsoa-2011
900200 | Quenley School | Quenley | converter | 11-18 | - | 9003 | 1350 | 1329 | opened:2022-11-01
900201 | Tilstow High School | Tilstow | converter | 11-18 | - | 9023 | 900 | 765 | opened:2018-09-01
900202 | Culbourne Academy | Culbourne | converter | 11-18 | - | 9010 | 900 | 940 | opened:2011-09-01
900203 | Ashworthy School | Ashworthy | foundation | 11-16 | - | - | 1350 | 1188 | no-lsoa
900204 | Venness Free School | Venness | free | 11-16 | - | 9003 | 1200 | 1047 | opened:2023-09-01
900205 | Whinwyke Academy | Whinwyke | sponsored | 11-16 | - | 9018 | 1500 | 1451 | opened:2019-09-01 no-head
900206 | Stanham Grange School | Stanham | special-converter | 11-19 | - | 9012 | 140 | 125 | opened:2011-11-01
900207 | Ulvsley House School | Ulvsley | special-free | 11-16 | - | 9012 | 80 | 63 | opened:2021-09-01
`;
