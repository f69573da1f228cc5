import { buildGroup, type GroupFacts, type GroupType } from '../builders/groups.ts';
import { personFor } from './invented-people.ts';
import { readTable } from './read-table.ts';

/** UID, name, type, day it began, day it ended, town. */
const table = `
9001 | Tarmere Learning Trust | multi-academy-trust | 2012-06-01 | - | Tarmere
9002 | Halscar Schools Partnership | multi-academy-trust | 2011-02-14 | - | Halscar
9003 | Quenley Education Trust | multi-academy-trust | 2013-04-01 | - | Quenley
9004 | Silmoor Academies Trust | multi-academy-trust | 2012-11-05 | - | Silmoor
9005 | Brathorpe Learning Trust | multi-academy-trust | 2014-09-01 | - | Brathorpe
9006 | Birdale and Pelby Multi Academy Trust | multi-academy-trust | 2013-01-07 | - | Birdale
9007 | Diocese of Orlham Academies Trust | multi-academy-trust | 2011-08-22 | - | Silmoor
9008 | St Wystan of Merow Catholic Academies Trust | multi-academy-trust | 2014-07-01 | - | Halscar
9009 | Wenford Vale Trust | multi-academy-trust | 2011-12-01 | - | Wenford
9010 | Culbourne Collaborative Trust | multi-academy-trust | 2011-09-01 | - | Culbourne
9011 | Ashworthy Learning Alliance | multi-academy-trust | 2014-02-03 | - | Ashworthy
9012 | Whinwyke Inclusion Trust | multi-academy-trust | 2012-01-16 | - | Quenley
9013 | Selcroft Enterprise Academies | multi-academy-trust | 2014-05-12 | - | Selcroft
9014 | Helgrave Primary Partnership | multi-academy-trust | 2013-03-18 | - | Halscar
9015 | Rosstead Trust | multi-academy-trust | 2014-06-09 | - | Quenley
9016 | Burcroft Village Schools Trust | multi-academy-trust | 2011-05-01 | - | Halscar
9017 | Ravham Northern Academies | multi-academy-trust | 2012-04-23 | - | Halscar
9018 | Yelford Opportunity Trust | multi-academy-trust | 2016-10-03 | - | Quenley
9019 | Pelscar Learning Trust | multi-academy-trust | 2015-07-13 | - | Culbourne
9020 | Dunnor Futures Trust | multi-academy-trust | 2013-10-28 | - | Tarmere
9021 | Linfield Teaching Trust | multi-academy-trust | 2015-03-02 | - | Selcroft
9022 | Wynfield School Academy Trust | single-academy-trust | 2012-07-30 | - | Wynfield
9023 | Tilstow High School Trust | single-academy-trust | 2011-06-20 | - | Quenley
9024 | Halfield Primary Academy Trust | single-academy-trust | 2013-08-05 | - | Wenford
9025 | Torford School Trust | single-academy-trust | 2012-02-27 | - | Silmoor
9026 | Osgrave Education Partnership | multi-academy-trust | 2014-01-06 | 2026-08-31 | Silmoor
9101 | The Federation of Denock and Garworthy Schools | federation | 2019-09-01 | - | Wynfield
9102 | The Federation of Langnor and Edwick Church of England Schools | federation | 2012-01-01 | 2023-08-31 | Wenford
9103 | Wenford and Tilstow Schools Foundation | foundation-trust | 2010-09-01 | - | Wenford
9201 | Halscar Schools Partnership | sponsor | 2012-03-01 | - | Halscar
9202 | Diocese of Orlham | sponsor | 2012-03-01 | - | Silmoor
9203 | Dunnor Futures | sponsor | 2014-03-01 | - | Tarmere
`;

/** The trust that closed, its schools, and when they joined the one that took them on. */
export const closedTrust = { uid: '9026', schools: [900218, 900232], takenOnBy: '9016', on: '2026-09-01' } as const;
/** A school that changed its trust. */
export const changedTrust = { urn: 900178, from: '9015', to: '9018', on: '2026-09-01' } as const;

const columns = ['uid', 'name', 'type', 'began', 'ended', 'town'] as const;

export const groups: readonly GroupFacts[] = readTable(columns, table).map((row) => {
  const type = row.type as GroupType;
  const isTrust = type === 'multi-academy-trust' || type === 'single-academy-trust';
  return buildGroup({
    uid: row.uid,
    name: row.name,
    type,
    groupId: isTrust ? `TR9${row.uid}` : type === 'sponsor' ? `SP9${row.uid}` : '',
    companiesHouseNumber: isTrust ? `9900${row.uid}` : '',
    openedOn: isTrust ? null : row.began,
    incorporatedOn: isTrust ? row.began : null,
    closedOn: row.ended === '-' ? null : row.ended,
    town: row.town,
    head: isTrust ? personFor(`trust ${row.uid}`) : null,
    ukprn: isTrust ? `1890${row.uid}` : '',
  });
});

const byUid = new Map(groups.map((group) => [group.uid, group]));

export function groupNumbered(uid: string): GroupFacts {
  const group = byUid.get(uid);
  if (!group) throw new Error(`There is no group ${uid}.`);
  return group;
}
