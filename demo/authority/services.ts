import type { Phase } from '../../src/support/common/phases.ts';
import type { AudienceGroup, NewsEntry } from '../../src/support/directory/news.ts';
import type { ServiceCategory } from '../../src/support/directory/service.ts';

/** A service of the directory: its locality and its owner by name, its email by the part before the @. */
export interface InventedService {
  readonly category: ServiceCategory;
  readonly name: string;
  readonly says: string;
  readonly phases: readonly Phase[];
  readonly locality: string | null;
  readonly email: string;
  readonly phone: string | null;
  readonly web: string | null;
  readonly owner: string;
  readonly reviewedOn: string;
  readonly reviewDueOn: string;
}

const [lead, alun, nasreen, fenella, safeguarding, send, support] = [
  'Philippa Ravenhythe', 'Alun Thistlewaite', 'Nasreen Greywell', 'Fenella Hollinsea', 'Harjit Underbank', 'Cornel Jessamy', 'Xanthe Copperwheat',
] as const; // prettier-ignore
const web = (name: string): string => `https://www.ambermoor.example/${name}`;
const kept = (owner: string, reviewedOn: string, reviewDueOn: string) => ({ owner, reviewedOn, reviewDueOn });

export const services: readonly InventedService[] = [
  { category: 'sen-support', name: 'Special educational needs advice line', says: 'Advice for coordinators on what to try before an assessment is asked for. Ring on weekday afternoons in term.', phases: [], locality: null, email: 'sen-advice', phone: '01632 960 101', web: web('sen'), ...kept(send, '2026-09-14', '2027-03-12') },
  { category: 'sen-support', name: 'Speech and language drop-in', says: 'A therapist looks with staff at how a class hears and is heard. Book a half-day by email.', phases: ['early-years', 'primary'], locality: 'Tarmere', email: 'drop-in', phone: null, web: null, ...kept(send, '2026-01-20', '2026-10-30') },
  { category: 'safeguarding', name: 'Safeguarding in education', says: 'Advice for designated leads on policy, training and audits. About a child, ring MASH and not this number.', phases: [], locality: null, email: 'safeguarding-education', phone: '01632 960 102', web: web('safeguarding'), ...kept(safeguarding, '2026-10-05', '2027-04-02') },
  { category: 'virtual-school', name: 'Virtual school', says: 'For schools of children who are looked after or were: personal education plans, training, and what the premium may be used for.', phases: ['primary', 'secondary', 'post-16'], locality: null, email: 'virtual-school', phone: '01632 960 103', web: web('virtual-school'), ...kept(safeguarding, '2026-09-21', '2027-03-19') },
  { category: 'library', name: 'Schools’ library service', says: 'Boxes of books for a term, a mobile library, and help to set up a library of your own.', phases: ['primary', 'secondary', 'special'], locality: null, email: 'school-library', phone: '01632 960 104', web: web('library'), ...kept(support, '2026-06-15', '2026-12-04') },
  { category: 'inclusion-network', name: 'Inclusion network', says: 'Leaders on inclusion meet each half-term, and visit each other’s schools.', phases: ['primary', 'secondary'], locality: null, email: 'inclusion-network', phone: null, web: null, ...kept(nasreen, '2026-09-02', '2027-09-01') },
  { category: 'sport', name: 'School sport partnership', says: 'Fixtures, coaches for a half-term, and swimming for schools without a pool.', phases: ['primary', 'secondary', 'special'], locality: null, email: 'school-sport', phone: '01632 960 105', web: web('sport'), ...kept(alun, '2026-07-01', '2027-07-01') },
  { category: 'arts', name: 'Music hub', says: 'Whole-class lessons, instruments on loan, and two choirs that any child may join.', phases: ['primary', 'secondary'], locality: null, email: 'music', phone: '01632 960 106', web: web('music'), ...kept(lead, '2026-09-10', '2027-09-10') },
  { category: 'culture', name: 'Museum of the marsh', says: 'Workshops on boats, birds and the flood of 1953, with a bus for schools that are far.', phases: ['early-years', 'primary'], locality: 'Silmoor', email: 'museum', phone: '01632 960 107', web: null, ...kept(alun, '2026-05-20', '2027-05-20') },
  { category: 'extended-day', name: 'Breakfast and after-school help', says: 'How to begin a breakfast club or an after-school club, and where there is money for it.', phases: ['early-years', 'primary'], locality: null, email: 'wraparound', phone: null, web: web('wraparound'), ...kept(fenella, '2026-09-07', '2027-03-05') },
  { category: 'business', name: 'Education and business partnership', says: 'Employers who visit, offer a day at work or lend an engineer; and the quality mark.', phases: ['primary', 'secondary', 'post-16'], locality: null, email: 'business-partnership', phone: '01632 960 108', web: web('business'), ...kept(lead, '2026-08-24', '2027-02-26') },
  { category: 'out-of-school', name: 'Holiday activities with food', says: 'Free places in the longer holidays, which schools give out.', phases: ['primary', 'secondary'], locality: 'Halscar', email: 'holidays', phone: '01632 960 109', web: web('holidays'), ...kept(nasreen, '2026-10-12', '2027-04-12') },
]; // prettier-ignore

/** News and events, their locality by its name. */
export const news: readonly (Omit<NewsEntry, 'localityId' | 'audience'> & {
  readonly audience: readonly AudienceGroup[];
  readonly locality: string | null;
})[] = [
  { kind: 'event', title: 'Winter conference of heads', says: 'What a good first year of reading looks like, with three schools of the area. Coffee from nine.', startsOn: '2026-12-03', endsOn: null, from: '09:30', to: '15:30', place: 'Quenley Hall', web: null, audience: ['heads', 'trusts', 'officers'], locality: null },
  { kind: 'event', title: 'Evening for new governors', says: 'What a governor does and does not do, and how to read a school’s figures.', startsOn: '2026-12-08', endsOn: null, from: '18:00', to: '20:00', place: 'Council offices, Tarmere', web: null, audience: ['governors'], locality: null },
  { kind: 'event', title: 'Week of science and engineering', says: 'Every school is invited to open a lesson to another.', startsOn: '2027-03-08', endsOn: '2027-03-12', from: null, to: null, place: null, web: 'https://www.ambermoor.example/science', audience: [], locality: null },
  { kind: 'event', title: 'Halscar: tea for early years staff', says: 'Bring one thing that worked this term.', startsOn: '2026-12-02', endsOn: null, from: '16:00', to: '17:30', place: 'Halscar Family Hub', web: null, audience: ['heads', 'network', 'officers'], locality: 'Halscar' },
  { kind: 'news', title: 'The school library van is back', says: 'It was mended over the summer, and its rounds begin on Monday. Schools that had a place keep it.', startsOn: '2026-11-02', endsOn: null, from: null, to: null, place: null, web: null, audience: [], locality: null },
  { kind: 'news', title: 'Dates for moderation of writing', says: 'Schools that are to be moderated next summer hear by the end of May.', startsOn: '2026-11-05', endsOn: '2027-05-31', from: null, to: null, place: null, web: null, audience: ['heads'], locality: null },
]; // prettier-ignore
