/** State-funded schools of Halscar: URN, name, place, type, ages, religion, trust, capacity, pupils, notes (build-schools.ts says what they mean). */
export const schoolsOfHalscar = `
900132 | Larham Primary Academy | Larham | sponsored | 4-11 | - | 9002 | 630 | 318 | unplaced opened:2024-09-01
900133 | Denock Primary School | Denock | community | 4-11 | - | - | 210 | 168 | federation:9101
900134 | Garworthy Church of England Primary School | Garworthy | voluntary-controlled | 4-11 | ce | - | 157 | 132 | federation:9101
900135 | Alderstoke Infant School | Alderstoke | community | 4-7 | - | - | 180 | 167 | no-lsoa
900136 | Alderstoke Junior School | Alderstoke | community | 7-11 | - | - | 240 | 208 | no-lsoa
900137 | Brinbourne Primary School | Brinbourne | converter | 3-11 | - | 9014 | 420 | 322 | opened:2015-02-01
900138 | Caldale Primary Academy | Caldale | sponsored | 4-11 | - | 9014 | 315 | 256 | opened:2020-01-01 no-lsoa
900139 | Dorcote Primary Academy | Dorcote | sponsored | 3-11 | - | 9002 | 210 | 213 | opened:2018-09-01
900140 | Earlness Primary School | Earlness | community | 3-11 | - | - | 210 | 156 |
900141 | Helgrave Primary Academy | Helgrave | sponsored | 4-11 | - | 9016 | 630 | 577 | opened:2021-09-01
900142 | St Oswin’s Church of England Primary Academy, Huxness | Huxness | sponsored | 2-11 | ce | 9007 | 420 | 415 | opened:2023-01-01
900143 | Amberlow Primary School | Amberlow | converter | 3-11 | - | 9002 | 210 | 182 | opened:2017-04-01 no-head
900144 | Burcroft Primary School | Burcroft | converter | 4-11 | - | 9002 | 210 | 201 | opened:2022-01-01
900145 | Fenworth Primary School | Fenworth | community | 4-11 | - | - | 157 | 126 |
900146 | Hincote Primary School | Hincote | converter | 4-11 | - | 9017 | 157 | 153 | opened:2012-02-01
900147 | Ingsley Primary School | Ingsley | converter | 4-11 | - | 9021 | 210 | 197 | opened:2023-04-01
900148 | Kirlow Academy | Kirlow | converter | 3-11 | - | 9002 | 210 | 197 | opened:2021-01-01
900149 | Linfield Primary School | Linfield | converter | 3-11 | - | 9017 | 105 | 92 | opened:2021-02-01 lsoa-2011
900150 | Morstow Primary Academy | Morstow | sponsored | 4-11 | - | 9017 | - | 102 | opened:2015-01-01
900151 | Norsea Primary School | Norsea | converter | 2-11 | - | 9021 | 157 | 119 | opened:2022-11-01
900152 | St Hilda’s Catholic Primary School, Ravham | Ravham | converter | 4-11 | rc | 9008 | 105 | 67 | opened:2021-09-01
900153 | Swinlow Primary Academy | Swinlow | sponsored | 4-11 | - | 9002 | 140 | 125 | opened:2011-09-01
900154 | Wynfield Primary Academy | Wynfield | sponsored | 4-11 | - | 9014 | 630 | 476 | opened:2019-02-01
900155 | Selcroft Primary School | Selcroft | community | 4-11 | - | - | 315 | 331 |
900156 | Halscar Bridge Primary Academy | Halscar | sponsored | 3-11 | - | 9014 | 210 | 170 | opened:2021-11-01
900157 | Halscar Castle Primary School | Halscar | converter | 4-11 | - | 9002 | 210 | 159 | opened:2013-11-01
900158 | St Mildred’s Catholic Primary Academy, Halscar | Halscar | sponsored | 4-11 | rc | 9008 | 420 | 415 | opened:2019-11-01
900159 | All Hallows Catholic Primary School, Halscar | Halscar | voluntary-aided | 4-11 | rc | - | 210 | 108 |
900160 | Ravham All-through Free School | Ravham | free | 4-18 | - | 9017 | 1380 | 1244 | opened:2022-09-01
900161 | Halscar Academy | Halscar | sponsored | 11-18 | - | 9002 | 900 | 954 | opened:2011-09-01
900162 | Wynfield School | Wynfield | converter | 11-18 | - | 9022 | 1200 | 1054 | opened:2018-01-01
900163 | Selcroft High School | Selcroft | converter | 11-18 | - | 9013 | 1500 | 1597 | opened:2012-01-01
900164 | Earlness Academy | Earlness | sponsored | 11-16 | - | 9013 | 1350 | 1286 | opened:2011-11-01
900165 | St Wystan’s Catholic School, Halscar | Caldale | converter | 11-18 | rc | 9008 | 1350 | 1060 | opened:2015-11-01
900166 | Huxness School | Huxness | special-converter | 3-19 | - | 9012 | 140 | 151 | opened:2021-09-01 no-head
`;
