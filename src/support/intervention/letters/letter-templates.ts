/**
 * The words of each letter, with the law cited. What stands in braces is a field of the run, "task.field", or one of provider, authority and date. Provisional: not
 * from the published framework; legal services read a letter before it is signed.
 */
export interface LawLetter {
  readonly key: string;
  readonly name: string;
  /** "The governing body of {{provider}}". */
  readonly to: string;
  readonly subject: string;
  /** Plain text: "# heading", an empty line between paragraphs. */
  readonly body: string;
  /** The field that says who has a copy; null where nobody has one. */
  readonly copies: string | null;
  /** The field with the day that it bears, and with who signs. */
  readonly dated: string;
  readonly signed: string;
}

const governors = 'The governing body of {{provider}}';
const lines = (...parts: readonly string[]): string => parts.join('\n\n');
/** The day, the copies and the signature, each a field of the task that sends it. */
const of = (task: string, dated: string, copies: string | null = 'copies') => ({
  dated: `${task}.${dated}`,
  copies: copies === null ? null : `${task}.${copies}`,
  signed: `${task}.signed-by`,
});

const power = (section: string, what: string, ...parts: readonly string[]): string =>
  lines(
    `{{provider}} is eligible for intervention under Part 4 of the Education and Inspections Act 2006, by this gateway: {{gateway.gateway}}. {{gateway.basis}}`,
    `The authority now uses its power under section ${section.slice(1)} of that Act: ${what}`,
    ...parts,
    '# Why',
    `{{plan-${section}.why}}`,
  );

export const lawLetters: readonly LawLetter[] = [
  {
    key: 'letter-of-concern',
    name: 'Letter of concern',
    to: 'The head and the chair of governors of {{provider}}',
    subject: 'Letter of concern: {{provider}}',
    body: lines(
      'Thank you for speaking with us on {{call.rang-on}}. As we said then, this letter puts in writing what concerns us. It is no notice under any Act, and gives the authority no power.',
      '# What concerns us',
      '{{concern.facts}}',
      '# What we ask',
      '{{concern.action}}',
      '# What we offer',
      '{{concern.offer}}',
      'Please reply by {{sent.reply-by}}. If you see it differently, please say so: we want to hear it.',
    ),
    ...of('sent', 'sent-on'),
  },
  {
    key: 'warning-notice',
    name: 'Warning notice',
    to: governors,
    subject: 'Warning notice under section 60 of the Education and Inspections Act 2006: {{provider}}',
    body: lines(
      'The authority gives the governing body this warning notice under section 60 of the Education and Inspections Act 2006.',
      '# Grounds',
      'The authority is satisfied of the following: {{grounds.grounds}}.',
      '# The facts',
      '{{grounds.facts}}',
      '# Action required',
      '{{grounds.action}}',
      '# Compliance period',
      'The governing body must comply, or secure compliance, by the end of {{given.compliance-ends}}. That is the compliance period of this notice.',
      '# If the notice is not complied with',
      'If the governing body has not complied to the authority’s satisfaction by then, and the authority gives reasonable notice in writing that it proposes to use its powers, the school is eligible for intervention. The powers are to require the governing body to make arrangements (section 63), to appoint additional governors (section 64), to have the governing body consist of interim executive members (section 65) and to suspend the right to a delegated budget (section 66).',
      '# Representations',
      'The governing body may make representations to the authority in writing at any time within the compliance period. There is no appeal to Ofsted.',
    ),
    ...of('given', 'given-on'),
  },
  {
    key: 'pay-notice',
    name: 'Teachers’ pay and conditions notice',
    to: governors,
    subject: 'Teachers’ pay and conditions warning notice under section 60A of the Education and Inspections Act 2006: {{provider}}',
    body: lines(
      'The authority gives the governing body this notice under section 60A of the Education and Inspections Act 2006.',
      '# Grounds',
      'The authority is satisfied of the following: {{grounds.grounds}}.',
      '# The facts',
      '{{grounds.facts}}',
      '# Action required',
      '{{grounds.action}}',
      '# Compliance period',
      'The governing body must comply, or secure compliance, by the end of {{given.compliance-ends}}. That is the compliance period of this notice.',
      '# If the notice is not complied with',
      'If the governing body has not complied to the authority’s satisfaction by then, and the authority gives reasonable notice in writing that it proposes to use its powers, the school is eligible for intervention. The powers are those of sections 64, 65 and 66 of the Act. Section 63 is not opened by this notice.',
    ),
    ...of('given', 'given-on'),
  },
  {
    key: 'notice-of-powers',
    name: 'Notice of powers',
    to: governors,
    subject: 'Notice that the authority proposes to use its powers of intervention: {{provider}}',
    body: lines(
      'On {{given.given-on}} the authority gave the governing body a notice under Part 4 of the Education and Inspections Act 2006. Its compliance period ended on {{given.compliance-ends}}. The authority has decided that it was not complied with.',
      '# Why',
      '{{compliance.reasons}}',
      '# What the authority proposes',
      'The authority gives notice that it proposes to use: {{notice-of-powers.powers}}. It will act no earlier than {{notice-of-powers.acts-from}}.',
      'Where the Act asks for consultation or for the Secretary of State’s consent, that comes first. Additional governors may be appointed within two months of the end of the compliance period only (section 64(2)).',
    ),
    ...of('notice-of-powers', 'given-on', null),
  },
  {
    key: 's63',
    name: 'Requirement to make arrangements',
    to: governors,
    subject: 'Arrangements required under section 63 of the Education and Inspections Act 2006: {{provider}}',
    body: power('s63', 'the governing body must make the arrangements below.', '# Arrangements required', '{{use-s63.arrangements}}', '# Consultation', 'The authority consulted {{consult-s63.whom}} from {{consult-s63.from}} to {{consult-s63.until}}. It has taken account of what they said: {{consult-s63.says}}'),
    ...of('use-s63', 'from', null),
  },
  {
    key: 's64',
    name: 'Appointment of additional governors',
    to: governors,
    subject: 'Additional governors appointed under section 64 of the Education and Inspections Act 2006: {{provider}}',
    body: power('s64', 'it appoints additional governors.', '# Who is appointed', '{{use-s64.governors}}', 'They are appointed for: {{use-s64.term}}.', 'Where a notice opened the way, the power must be used within two months of the end of the compliance period (section 64(2)). In a voluntary aided school the appointing authority may then appoint as many foundation governors (section 64(4)).'),
    ...of('use-s64', 'from', null),
  },
  {
    key: 's65',
    name: 'Interim executive board',
    to: governors,
    subject: 'Interim executive board under section 65 of the Education and Inspections Act 2006: {{provider}}',
    body: power('s65', 'from {{use-s65.from}} an interim executive board takes the governing body’s place.', '# Its members', '{{use-s65.members}}', '# Consultation and consent', 'The authority consulted {{consult-s65.whom}} from {{consult-s65.from}} to {{consult-s65.until}}. They said: {{consult-s65.says}}', 'The Secretary of State’s answer of {{consent-s65.answered-on}}, reference {{consent-s65.reference}}: {{consent-s65.answer}}.'),
    ...of('use-s65', 'from', null),
  },
  {
    key: 's66',
    name: 'Suspension of the delegated budget (s66)',
    to: governors,
    subject: 'Suspension of the delegated budget under section 66 of the Education and Inspections Act 2006: {{provider}}',
    body: power('s66', 'from {{use-s66.from}} the governing body’s right to a delegated budget is suspended.', '{{use-s66.reasons}}'),
    ...of('use-s66', 'from', null),
  },
  {
    key: 'statement-of-action',
    name: 'Covering letter of the statement of action',
    to: 'His Majesty’s Chief Inspector, Ofsted',
    subject: 'Statement of action under section 15 of the Education Act 2005: {{provider}}',
    body: lines(
      'The authority had the report of the inspection of {{provider}} ({{report.report}}) on {{report.received-on}}. The category is: {{report.category}}. Under section 15 of the Education Act 2005 the authority has prepared this written statement, within the period of SI 2005/2038.',
      '# What the authority proposes to do',
      '{{statement.action}}',
      '# In what time',
      '{{statement.period}}',
      '# Parents',
      '{{parents.how}}',
      'Parents were asked on {{parents.asked-on}}. {{parents.say}}',
      'For a voluntary aided school a copy goes to whoever appoints the foundation governors.',
    ),
    dated: 'statement.prepared-on',
    copies: 'copies.copies',
    signed: 'statement.signed-by',
  },
  {
    key: 'notice-of-concern',
    name: 'Notice of concern',
    to: governors,
    subject: 'Notice of concern on money: {{provider}}',
    body: lines(
      'The authority gives the governing body this notice of concern about the school’s money.',
      '# The facts',
      '{{facts.facts}}',
      '# What the governing body must do',
      '{{facts.action}}',
      'It must be done by {{notice.act-by}}.',
      '# What may follow',
      'Where a delegated budget is mismanaged the authority may suspend the governing body’s right to it (School Standards and Framework Act 1998 Schedule 15).',
    ),
    ...of('notice', 'given-on'),
  },
  {
    key: 'suspension-of-delegation',
    name: 'Suspension of delegation (1998 Act)',
    to: governors,
    subject: 'Suspension of the delegated budget under Schedule 15 to the School Standards and Framework Act 1998: {{provider}}',
    body: lines(
      'The authority gives notice under Schedule 15 to the School Standards and Framework Act 1998 that the governing body’s right to a delegated budget is suspended from {{suspend.from}}.',
      '# Grounds',
      '{{suspend.grounds}}',
      '# The facts',
      '{{facts.facts}}',
      'Please ring us about what changes from that day, and about what the governing body can do for delegation to be restored.',
    ),
    ...of('suspend', 'given-on'),
  },
  {
    key: 'academy-concern',
    name: 'Concern about an academy',
    to: 'The head of {{provider}}, the trust’s chief executive and the chair of trustees',
    subject: 'A concern about {{provider}}',
    body: lines(
      'Thank you for speaking with us on {{conversation.held-on}}. This letter puts in writing what we said. It is no notice: the authority has no power of intervention over an academy, and its improvement is the trust’s to lead.',
      '# What concerns us',
      '{{letter.facts}}',
      '# What we ask of the trust',
      '{{letter.asks}}',
      'Please reply by {{letter.reply-by}}. If the concern is not settled between us, we tell the DfE Regions Group, and you first.',
    ),
    ...of('letter', 'sent-on', null),
  },
  {
    key: 'regions-referral',
    name: 'Referral to the DfE Regions Group',
    to: 'DfE Regions Group',
    subject: 'Concern about an academy: {{provider}}',
    body: lines(
      'The authority asks the Regions Group to consider {{provider}}. It spoke with the trust on {{conversation.held-on}} and wrote to it on {{letter.sent-on}}.',
      '# What concerns us',
      '{{letter.facts}}',
      '# What the trust was asked',
      '{{letter.asks}}',
      '# What we ask',
      '{{referral.says}}',
    ),
    ...of('referral', 'sent-on'),
  },
  {
    key: 'breach-notice',
    name: 'Breach notice',
    to: 'The manager or registered person of {{provider}}',
    subject: 'Breach of the early years funding agreement: {{provider}}',
    body: lines(
      'The authority gives notice that this term of the funding agreement is not kept: {{notice.term}}.',
      '# Why',
      '{{ground.ground}}. {{ground.facts}}',
      '# What puts it right',
      '{{notice.action}}',
      'It must be put right by {{notice.put-right-by}}.',
      '# What may follow',
      'If it is not, a panel hears you. After it the authority may withdraw funding where Ofsted judged that safeguarding is not met or that leadership and governance needs urgent improvement; it need not. Ofsted alone grades quality, and the tier of support that we offer you decides nothing about funding.',
    ),
    ...of('notice', 'given-on', null),
  },
]; // prettier-ignore

export const letterOf = (key: string | null | undefined): LawLetter | null => lawLetters.find((letter) => letter.key === key) ?? null;
