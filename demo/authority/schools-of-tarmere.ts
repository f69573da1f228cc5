/** State-funded schools of Tarmere: URN, name, place, type, ages, religion, trust, capacity, pupils, notes (build-schools.ts says what they mean). */
export const schoolsOfTarmere = `
900101 | Hinstead Nursery School | Hinstead | nursery-school | 2-5 | - | - | 120 | 99 |
900102 | Barsley Primary School | Barsley | community | 4-11 | - | - | 420 | 401 |
900103 | Larden Free School | Larden | free | 4-11 | - | 9016 | 630 | 378 | opened:2025-09-01 unplaced
900104 | Holthorpe Academy | Holthorpe | converter | 4-11 | - | 9001 | 157 | 122 | opened:2026-09-01
900105 | St Oswin’s Church of England Primary School, Hinstead | Hinstead | voluntary-controlled | 4-11 | ce | - | 210 | 183 |
900106 | Loxhurst Primary School | Loxhurst | community | 4-11 | - | - | 420 | 314 |
900107 | Foscombe Primary School | Foscombe | community | 3-11 | - | - | 630 | 494 |
900108 | Dunnor Primary School | Dunnor | community | 4-11 | - | - | 315 | 275 | no-lsoa
900109 | Salfield Primary School | Salfield | converter | 4-11 | - | 9001 | 210 | 162 | opened:2017-09-01 no-lsoa
900110 | St Birin’s Church of England Primary School, Gorscar | Gorscar | voluntary-aided | 4-11 | ce | - | 210 | 170 |
900111 | Kenby Academy | Kenby | converter | 2-11 | - | 9006 | 210 | 159 | opened:2018-09-01
900112 | Melcroft Primary School | Melcroft | converter | 4-11 | - | 9016 | 420 | 359 | opened:2014-11-01
900113 | Corscroft Church of England Primary School | Corscroft | converter | 2-11 | ce | 9007 | 157 | 169 | opened:2022-02-01
900114 | Keldale Primary School | Keldale | converter | 4-11 | - | 9001 | 210 | 202 | opened:2022-09-01 no-head
900115 | Ruthrick Primary School | Ruthrick | converter | 3-11 | - | 9016 | - | 80 | opened:2012-02-01
900116 | Blensley Primary Academy | Blensley | sponsored | 4-11 | - | 9001 | 140 | 113 | opened:2023-02-01
900117 | Haxford Primary Academy | Haxford | sponsored | 4-11 | - | 9001 | 140 | 116 | opened:2021-02-01
900118 | Wexcote Primary Academy | Wexcote | sponsored | 4-11 | - | 9001 | 157 | 148 | opened:2019-09-01
900119 | Narwade Primary Academy | Narwade | sponsored | 4-11 | - | 9001 | 140 | 123 | opened:2017-02-01
900120 | Pelby Primary School | Pelby | converter | 3-11 | - | 9006 | 210 | 196 | opened:2014-02-01
900121 | Emwold Primary School | Emwold | converter | 4-11 | - | 9006 | 210 | 223 | opened:2023-01-01
900122 | Dorden Primary Academy | Dorden | sponsored | 4-11 | - | 9001 | 210 | 197 | opened:2021-09-01
900123 | Birdale Academy | Birdale | converter | 3-11 | - | 9020 | 420 | 366 | opened:2017-09-01
900124 | Tarmere Bridge Academy | Tarmere | converter | 3-11 | - | 9001 | 315 | 286 | opened:2020-11-01
900125 | Tarmere Castle Primary School | Tarmere | community | 4-11 | - | - | 210 | 191 |
900126 | Tarmere High School | Tarmere | converter | 11-18 | - | 9001 | 1050 | 782 | opened:2013-04-01 lsoa-2011
900127 | Loxhurst Academy | Loxhurst | sponsored | 11-16 | - | 9020 | 900 | 842 | opened:2018-04-01
900128 | Birdale School | Birdale | converter | 11-18 | - | 9006 | 1200 | 1276 | opened:2020-09-01 no-lsoa
900129 | Gorscar Academy | Gorscar | sponsored | 11-16 | - | 9001 | 1050 | 842 | opened:2023-09-01
900130 | Melcroft Lodge School | Melcroft | special-converter | 4-11 | - | 9012 | 140 | 82 | opened:2021-01-01 no-lsoa
900131 | Dunnor Park School | Dunnor | special-converter | 11-19 | - | 9012 | 110 | 103 | opened:2013-09-01 no-lsoa
`;
