/** The audits there are. Provisional: our own words, not from the published framework. */
export const auditKinds = { environment: 'Environment', safeguarding: 'Safeguarding' } as const;
export type AuditKind = keyof typeof auditKinds;
export const auditKindIds = Object.keys(auditKinds) as AuditKind[];

export interface Statement {
  readonly key: string;
  readonly says: string;
  /** Where it comes from. */
  readonly source: string;
}

export interface StatementGroup {
  readonly title: string;
  readonly statements: readonly Statement[];
}

/** A list as it stood: an audit keeps the version that it was answered on. A new wording is a new version at the end, and no version is ever changed. */
export interface StatementList {
  readonly kind: AuditKind;
  readonly version: number;
  readonly source: string;
  readonly groups: readonly StatementGroup[];
}

const group = (title: string, source: string, statements: Readonly<Record<string, string>>): StatementGroup => ({
  title,
  statements: Object.entries(statements).map(([key, says]) => ({ key, says, source })),
});

/** Sections of the statutory framework for the early years foundation stage in force from September 2025, by their headings: paragraphs are numbered anew with each edition. */
const section = (heading: string): string => `EYFS statutory framework (September 2025), section 3: ${heading}`;
const learning = (heading: string): string => `EYFS statutory framework (September 2025), section 1: ${heading}; and good practice, in our own words`;
const premises = section('safety and suitability of premises, environment and equipment');

const environment: StatementList = {
  kind: 'environment',
  version: 1,
  source: 'Our own words, after the EYFS statutory framework of September 2025 and common practice. Provisional: not from the published framework.',
  groups: [
    group('Indoors', premises, {
      space: 'There is room to play, to be quiet and to move, and furniture is of the children’s size',
      resources: 'Children can see, reach and put back what they play with, and it is in good order',
      belonging: 'Displays and books show the children’s own work, families and community',
      repair: 'Rooms are clean, warm, light and in good repair, and risks were looked for today',
    }),
    group('Outdoors', premises, {
      'outdoors-daily': 'Every child is outdoors every day, in most weathers',
      'outdoors-rich': 'Outdoors there is something to climb, to dig, to grow and to imagine with, and not only to ride on',
      'outdoors-safe': 'The boundary is secure, and what is played on was checked',
    }),
    group('Communication and language', learning('the areas of learning'), {
      'talk': 'Adults get down to the children’s level, wait for an answer, and build on what a child says',
      'stories': 'Stories, songs and rhymes are shared several times a day, with children who choose to come',
      'every-voice': 'Children who speak little, or speak another language at home, are drawn in and are understood',
    }),
    group('Sleep and rest', section('safer sleep'), {
      'sleep-place': 'Babies and young children sleep on a firm, flat, clear surface, each with their own bedding',
      'sleep-checked': 'Sleeping children are looked at often, and each look is written down',
      'sleep-wishes': 'Parents’ routines are asked for and followed, as far as that is safe',
    }),
    group('Meals and snacks', section('safer eating; food and drink facilities'), {
      'meals-sit': 'Children sit to eat, an adult within sight and hearing facing them, with a paediatric first aider in the room',
      'meals-needs': 'Allergies and needs are known to whoever serves, before the child’s first day',
      'meals-food': 'Food is varied and suited to the age, prepared so that nobody chokes, and water is always to hand',
    }),
    group('Routines and inclusion', learning('the learning and development requirements'), {
      'key-person': 'Each child’s key person greets, settles and knows them',
      'changes': 'Changes of activity are told beforehand, and few children wait for long',
      'adapted': 'What is offered is adapted, so that each child with special educational needs or a disability takes part',
    }),
  ],
};

const safeguarding: StatementList = {
  kind: 'safeguarding',
  version: 1,
  source: 'Our own words, after section 3 of the EYFS statutory framework of September 2025. Provisional: not from the published framework.',
  groups: [
    group('Policies', section('safeguarding policies and procedures'), {
      'policy': 'The policy is in writing, was looked at within a year, and follows the procedures of the local safeguarding partners',
      'devices': 'It says how telephones, cameras and other devices that take and share pictures are used',
      'raise-concerns': 'Staff know how to raise concerns about a colleague or about the setting, and outside it',
      'absence':
        'It says what is done when a child does not come and nobody has said why, with more than two emergency contacts where that is possible',
    }),
    group('Designated lead', section('child protection; the designated safeguarding lead'), {
      'lead-named': 'A designated lead is named, is there or can be reached while children are, and has a deputy',
      'lead-trained': 'The lead’s training is up to date, and covers what the framework’s annex on safeguarding training lists',
      'lead-referral': 'Everybody can say to whom they turn on the same day with a worry about a child',
    }),
    group('People', section('suitable people'), {
      recruitment:
        'For each who works here it is recorded that identity, references and criminal record checks were done before they began. No certificate is kept',
      unchecked: 'Whoever is not checked yet is never alone with children',
      disqualified: 'Staff have said that nothing disqualifies them, and know that they must say so when something does',
      induction: 'Everybody is trained in safeguarding when they begin, and again at least every two years',
      supervision: 'Staff have supervision, in which they may speak of children, of their work and of themselves',
    }),
    group('Numbers and first aid', section('staff to child ratios; paediatric first aid'), {
      'ratios': 'The ratios of each age are kept at all times, at meals and outdoors too, and the rota shows it',
      'qualified': 'Whoever leads, and those who are counted as qualified, hold what the ratio asks for',
      'first-aid': 'Somebody with a current full paediatric first aid certificate is on the premises and on outings while children are there',
    }),
    group('Health and safety', section('health; accidents; toileting and intimate hygiene'), {
      'medicines': 'Medicines are given by written leave alone, and each dose is written down and told to the parent',
      'accidents': 'Accidents and first aid are written down and told to parents on the same day; what must be told to Ofsted is told',
      'intimate-care': 'Changing and toileting keep a child’s privacy and others’ safety in balance',
      'arrivals': 'Nobody leaves with an adult who was not named, and visitors are asked who they are',
      'fire': 'Ways out are clear, and leaving the building is practised',
    }),
  ],
};

export const statementLists: readonly StatementList[] = [environment, safeguarding];

/** The version that a new audit is answered on. */
export function latestList(kind: AuditKind): StatementList {
  const found = statementLists.filter((list) => list.kind === kind).at(-1);
  if (found === undefined) throw new Error(`There is no list of statements for ${kind}.`);
  return found;
}

export const listOf = (kind: AuditKind, version: number): StatementList =>
  statementLists.find((list) => list.kind === kind && list.version === version) ?? latestList(kind);

export const statementsOf = ({ groups }: StatementList): readonly Statement[] => groups.flatMap(({ statements }) => statements);
