/** State-funded schools of Silmoor: URN, name, place, type, ages, religion, trust, capacity, pupils, notes (build-schools.ts says what they mean). */
export const schoolsOfSilmoor = `
900208 | Selsley Nursery School | Selsley | nursery-school | 2-5 | - | - | 100 | 95 |
900209 | Tamsley Primary School | Tamsley | community | 3-11 | - | - | 315 | 311 | opened:2026-09-01
900210 | Dungrave Primary School | Dungrave | community | 4-11 | - | - | 210 | 213 | no-lsoa
900211 | Edwick Church of England Primary School | Edwick | voluntary-controlled | 4-11 | ce | - | 105 | 58 | closing
900212 | Halfield Primary Academy | Halfield | converter | 4-11 | - | 9024 | 157 | 126 | opened:2022-11-01
900213 | Kirden Academy | Kirden | sponsored | 4-11 | - | 9005 | 210 | 180 | opened:2021-09-01
900214 | Selsley Primary School | Selsley | community | 3-11 | - | - | 315 | 267 |
900215 | St Werburgh’s Church of England Primary School, Swinden | Swinden | converter | 4-11 | ce | 9007 | 210 | 162 | opened:2018-09-01
900216 | All Hallows Church of England Primary School, Torford | Torford | converter | 4-11 | ce | 9007 | 210 | 199 | opened:2018-09-01
900217 | Warstoke Primary Academy | Warstoke | sponsored | 4-11 | - | 9009 | 630 | 620 | opened:2016-11-01 lsoa-2011
900218 | Wynsea Primary Academy | Wynsea | sponsored | 4-11 | - | 9016 | 420 | 409 | opened:2016-11-01 no-lsoa
900219 | Yarwold Primary School | Yarwold | converter | 3-11 | - | 9016 | 420 | 432 | opened:2011-09-01
900220 | St Werburgh’s Church of England Primary Academy, Brinow | Brinow | sponsored | 4-11 | ce | 9007 | 630 | 481 | opened:2020-09-01
900221 | Darhurst Primary School | Darhurst | converter | 4-11 | - | 9004 | 210 | 209 | opened:2014-11-01
900222 | Fennor Primary School | Fennor | converter | 4-11 | - | 9005 | 420 | 396 | opened:2014-02-01
900223 | Auswyke Church of England Primary School | Auswyke | converter | 4-11 | ce | 9007 | 157 | 147 | opened:2015-04-01
900224 | Bexstead Primary Academy | Bexstead | sponsored | 4-11 | - | 9005 | 140 | 125 | opened:2012-11-01
900225 | Calingham Primary Academy | Calingham | sponsored | 4-11 | - | 9004 | 157 | 136 | opened:2018-09-01
900226 | Corsden Primary School | Corsden | converter | 4-11 | - | 9009 | 210 | 200 | opened:2017-09-01 lsoa-2011
900227 | Farcote Primary School | Farcote | converter | 3-11 | - | 9009 | 210 | 224 | opened:2011-09-01
900228 | Langnor Church of England Primary School | Langnor | voluntary-aided | 3-11 | ce | - | 157 | 135 |
900229 | Merow Primary School | Merow | converter | 4-11 | - | 9009 | 210 | 205 | opened:2012-04-01 no-head
900230 | Osworthy Primary School | Osworthy | converter | 3-11 | - | 9004 | 140 | 137 | opened:2019-09-01
900231 | Penock Church of England Primary School | Penock | voluntary-controlled | 4-11 | ce | - | 157 | 164 |
900232 | Ruthsea Academy | Ruthsea | converter | 4-11 | - | 9016 | 105 | 103 | opened:2013-09-01
900233 | Brathorpe Primary School | Brathorpe | community | 4-11 | - | - | 420 | 393 |
900234 | Wenford Primary School | Wenford | foundation | 3-11 | - | - | 210 | 162 | no-lsoa
900235 | St Oswin’s Church of England Primary Academy, Silmoor | Silmoor | sponsored | 4-11 | ce | 9007 | 420 | 368 | opened:2022-04-01
900236 | St Guthlac’s Church of England Primary School, Silmoor | Silmoor | converter | 4-11 | ce | 9007 | 210 | 180 | opened:2011-09-01
900237 | Silmoor Academy | Silmoor | converter | 11-18 | - | 9004 | 1200 | 942 | opened:2017-04-01
900238 | Torford School | Torford | converter | 11-18 | - | 9025 | 900 | 897 | opened:2011-02-01
900239 | Brathorpe High School | Brathorpe | converter | 11-18 | - | 9005 | 1500 | 1425 | opened:2018-11-01
900240 | Wenford Academy | Wenford | sponsored | 11-16 | - | 9009 | 1050 | 1093 | opened:2011-11-01
900241 | Bishop Ansel Church of England School, Silmoor | Swinden | converter | 11-18 | ce | 9007 | 1500 | 1161 | opened:2017-09-01
900242 | Yarwold School | Yarwold | foundation-special | 3-19 | - | - | 80 | 76 |
900243 | Darhurst Meadow School | Darhurst | special-converter | 4-11 | - | 9012 | 80 | 72 | opened:2016-04-01 lsoa-2011
900244 | Fennor School | Fennor | special-free | 11-16 | - | 9012 | 110 | 97 | opened:2021-09-01
`;
