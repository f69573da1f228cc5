import type {} from '../../platform/http/route.ts';

/** What may be asked of the service as a whole, and of one record: each with what it lets somebody do. Who may is in `permissions.ts`. */
declare module '../../platform/http/route.ts' {
  interface Permissions {
    /** The register as published: providers, localities, trusts, the overview. */
    readonly 'register.view': 'service';
    /** Entering a provider that no published list has. */
    readonly 'provider.add': 'service';
    /** Reading what was entered by hand about a provider, with who entered it, from where, and what it said before. */
    readonly 'entry.view': 'record';
    /** Heads, chairs and managers: who holds the post, and since when. */
    readonly 'post.edit': 'record';
    /** Governing boards of the providers one reaches, with their vacancies; and the list of competencies that governors rate themselves by. */
    readonly 'board.list': 'service';
    /** A governing board: its constitution, who sits in which seat and until when, and vacancies. */
    readonly 'board.view': 'record';
    /** What a board knows of its governors: contact details, training, induction, checks recorded as done, and its skills in sum. */
    readonly 'board.detail': 'record';
    /** Entering a board, its seats, terms, officers, training and induction; publishing a vacancy, and answering who is introduced for it. */
    readonly 'board.edit': 'record';
    /** Rating oneself as a governor; for chair and clerk, everybody’s answers. */
    readonly 'board.skills': 'record';
    /** Chairs who may be glad of support, of the providers one reaches. */
    readonly 'chair-support.view': 'service';
    /** Offering a chair support, and recording what came of it. */
    readonly 'chair-support.offer': 'record';
    /** Volunteers who would govern, matching them to vacancies, and introducing them. */
    readonly 'governor-recruitment.run': 'service';
    /** SEND units, resourced provision and SEMH alternative provision. */
    readonly 'send-unit.edit': 'record';
    /** Facts that the published register lacks. */
    readonly 'fact.edit': 'record';
    /** Sites that the published register lacks. */
    readonly 'site.edit': 'record';
    /** A provider's inspections on one line: whoever sees a provider sees them. */
    readonly 'inspection.view': 'service';
    /** Entering an inspection that no file has, and withdrawing what was entered in error. */
    readonly 'inspection.record': 'record';
    /** Inspections of the authority itself and of trusts, with the actions that follow. */
    readonly 'body-inspection.view': 'service';
    /** Entering those, and their actions: what, whose, due when, done when. */
    readonly 'body-inspection.record': 'service';
    /** Placing a site in a locality by hand. */
    readonly 'locality.place': 'record';
    /** Who advises whom: recording, ending and withdrawing an allocation. */
    readonly 'allocation.manage': 'record';
    /** Entering the terms and INSET days of the authority or of a provider that has its own, and withdrawing them. */
    readonly 'calendar.edit': 'service';
    /** What is loaded, from where, how old, what was rejected. */
    readonly 'data.view': 'service';
    /** Loading a file, and accepting or discarding what it would change. */
    readonly 'data.load': 'service';
    /** How a provider’s children are doing: its results beside others’ as a whole. */
    readonly 'outcomes.view': 'record';
    /** How the authority’s children are doing: areas, never one school beside another. */
    readonly 'figures.view': 'service';
    /** One named school beside another. */
    readonly 'figures.compare': 'service';
    /** Schools’ own returns that nobody has validated, and small numbers as they are. */
    readonly 'figures.unvalidated': 'service';
    /** The scorecard: targets, and how far they are met. */
    readonly 'target.view': 'service';
    /** Entering targets and commentary, and withdrawing them. */
    readonly 'target.edit': 'service';
    /** The list of signals of the providers one reaches. */
    readonly 'signal.list': 'service';
    /** Having the evidence looked at again at once. */
    readonly 'signal.raise': 'service';
    /** Signals about a provider: what the figures ask somebody to look at. */
    readonly 'signal.view': 'record';
    /** Saying what was found when a signal was looked at. */
    readonly 'signal.review': 'record';
    /** What people have confirmed about a provider. */
    readonly 'finding.view': 'record';
    /** Confirming something about a provider, ending it and withdrawing it: of the kinds that one’s role confirms. */
    readonly 'finding.record': 'record';
    /** Visits of the providers one reaches, and planning one. */
    readonly 'visit.list': 'service';
    /** A visit to a provider: for its own people what is issued to them, and never a draft. */
    readonly 'visit.view': 'record';
    /** Planning a visit, changing its plan and cancelling it. */
    readonly 'visit.plan': 'record';
    /** Writing the note of a visit that one carries out, sending it, answering the head, making it final: as its author, or as the lead. */
    readonly 'visit.write': 'record';
    /** The school’s own view before a visit, and the head’s check of the facts after it. */
    readonly 'visit.answer': 'record';
    /** What notes of visits ask for, purpose by purpose. */
    readonly 'visit-template.edit': 'service';
    /** Ofsted's calls of the providers one reaches. */
    readonly 'ofsted-call.list': 'service';
    /** An Ofsted call: when the inspection is, the briefing for the inspector, and what is booked. */
    readonly 'ofsted-call.view': 'record';
    /** Recording an Ofsted call, which tells whoever must know; editing its briefing, and what it books. */
    readonly 'ofsted-call.record': 'record';
    /** What inspectors said before anything was published: for named roles. */
    readonly 'provisional-outcome.view': 'record';
    /** Entering that, and withdrawing it. */
    readonly 'provisional-outcome.record': 'record';
    /** The termly page for chair and clerk: for them what is issued. */
    readonly 'governors-letter.view': 'record';
    /** Drafting that page, issuing and withdrawing it. */
    readonly 'governors-letter.write': 'record';
    /** Meetings with trusts, dioceses, the Regions Group and RISE, as far as one reaches the schools they speak of. */
    readonly 'liaison.view': 'service';
    /** Planning those meetings, and recording what they decide. */
    readonly 'liaison.run': 'service';
    /** Concerns that one may see or has logged, in a list and one by one; which those are is asked of each. */
    readonly 'concern.list': 'service';
    /** Concerns about a provider, on its own page. */
    readonly 'concern.view': 'record';
    /** Logging a concern about any provider of the authority. */
    readonly 'concern.log': 'record';
    /** The queue of concerns that wait for triage. */
    readonly 'concern.queue': 'service';
    /** Deciding on a concern, recording what the provider was told, recommending rapid improvement. */
    readonly 'concern.triage': 'record';
    /** Restricting a concern to named people, naming them, and lifting it. */
    readonly 'concern.restrict': 'record';
    /** Opening a restricted concern in an emergency, with a reason. */
    readonly 'concern.break-glass': 'service';
    /** Asking, with a reason, who told the authority in confidence. */
    readonly 'concern.whistleblower': 'record';
    /** What the provider itself was told of concerns about it: one’s own copy of what was said to one. */
    readonly 'concern.told': 'record';
    /** The authority’s same-day route for safeguarding, in its own words and numbers. */
    readonly 'same-day-route.edit': 'service';
    /** The one list of everything that was agreed, as far as one reaches. */
    readonly 'action.list': 'service';
    /** What was agreed with or about a provider: for its own people what is shared with them. */
    readonly 'action.view': 'record';
    /** Agreeing an action by hand, changing its day or owner, reopening and withdrawing it, and accepting what was reported done. */
    readonly 'action.record': 'record';
    /** Saying that an action is done, and what shows it: by the provider, that is reported. */
    readonly 'action.complete': 'record';
    /** A provider’s tier: for staff what is proposed and why, for everybody else what was issued to them. */
    readonly 'tier.view': 'record';
    /** Lists of tiers of the providers one reaches. */
    readonly 'tier.list': 'service';
    /** Half-termly reviews of the providers that need the most support: what was prepared, and what was decided. */
    readonly 'tier-review.view': 'service';
    /** Planning a half-termly review, recording what it decides and whether it was done, closing it. */
    readonly 'tier-review.run': 'service';
    /** Opening a cycle, in which a tier is proposed for every provider, and closing it. */
    readonly 'tier.propose': 'service';
    /** Judging a provider in the nine areas. */
    readonly 'tier.judge': 'record';
    /** Deciding a provider's tier. */
    readonly 'tier.decide': 'record';
    /** Confirming or returning a decision that departs from the service's proposal, as the second of two people. */
    readonly 'tier.confirm': 'record';
    /** Moderation meetings: their agenda, and what was said of the cases that one reaches. */
    readonly 'moderation.view': 'service';
    /** Planning a meeting, putting cases on its agenda, recording what was said, closing it; and how far advisers differ. */
    readonly 'moderation.run': 'service';
    /** Ringing a provider before an adverse letter, logging the call, and drafting the letter. */
    readonly 'tier.call': 'record';
    /** Issuing a letter about a tier, which puts the tier in force; and deciding on a request for a review that came late. */
    readonly 'letter.issue': 'record';
    /** Replying to a letter about a tier, and asking for a review; or recording what came by post. */
    readonly 'tier.reply': 'record';
    /** Reviewing a tier. Never one's own decision. */
    readonly 'tier.review': 'record';
    /** The words that letters begin from. */
    readonly 'letter-template.edit': 'service';
    /** The rules by which tiers are proposed: open to those who are judged by them. */
    readonly 'criteria.view': 'service';
    /** Drafting a version of the criteria, and recording who was consulted on it. */
    readonly 'criteria.edit': 'service';
    /** Asking for a version to take force; adopting what somebody else asked. */
    readonly 'criteria.adopt': 'service';
    /** How many adviser days there are in a year. */
    readonly 'capacity.edit': 'service';
    /** How often providers are visited and what else they are entitled to, in its versions. */
    readonly 'entitlement.view': 'service';
    /** Entering a version of it, and what a day costs; withdrawing them. */
    readonly 'entitlement.edit': 'service';
    /** Adviser days entitled, planned and given, of the providers one reaches, in sum. */
    readonly 'days.list': 'service';
    /** Adviser days of a provider. */
    readonly 'days.view': 'record';
    /** Planning days for a provider, and entering those that were given. */
    readonly 'days.plan': 'record';
    /** Early years settings of the ones that one reaches, with what is due at each; those newly registered; what is known of good levels of development. */
    readonly 'early-years.list': 'service';
    /** An early years setting: its support by outcome, pathway, audits, places; for its own manager what is shared with them. */
    readonly 'early-years.view': 'record';
    /** Auditing a setting for the authority, agreeing actions of an audit, withdrawing one; deciding that no pathway is begun. */
    readonly 'early-years.record': 'record';
    /** Answering an audit of one’s own setting. */
    readonly 'early-years-audit.answer': 'record';
    /** Entering the places that a setting offers, and withdrawing what was entered. */
    readonly 'early-years-places.record': 'record';
    /** Places by age and locality beside the children who live there. Outside the authority’s staff, of five settings or more alone. */
    readonly 'sufficiency.view': 'service';
    /** Entering how many children there are by age and locality, and withdrawing it. */
    readonly 'sufficiency.edit': 'service';
    /** Every adviser’s load beside the days that they have, and who has no adviser. */
    readonly 'caseload.view': 'service';
    /** Arranging cover for a whole caseload, and taking it back. */
    readonly 'caseload.balance': 'service';
    /** Days needed against days there are, month by month. */
    readonly 'capacity.forecast': 'service';
    /** The register of leadership that wants support, its forecast, and the inductions of new heads and managers. */
    readonly 'leadership.list': 'service';
    /** Why a provider’s leadership may want support, and what was offered. */
    readonly 'leadership.view': 'record';
    /** Saying what support was offered and what came of it; who is new in a post; and that an induction is over. */
    readonly 'leadership.record': 'record';
    /** Who is known to leave, told in confidence: for named roles. */
    readonly 'departure.view': 'record';
    /** Yearly conversations with trusts: due, planned, held. */
    readonly 'trust-conversation.view': 'service';
    /** Planning and recording them. */
    readonly 'trust-conversation.record': 'service';
    /** The register of mentors, and needs and pairings at the providers one reaches: never what a pair keeps to itself. */
    readonly 'mentor.list': 'service';
    /** Entering mentors, and that training, references and checks were done. */
    readonly 'mentor.manage': 'service';
    /** Approving, pausing and retiring mentors. */
    readonly 'mentor.approve': 'service';
    /** Asking for a mentor for somebody at a provider, or for a partner for a setting. */
    readonly 'mentoring.ask': 'record';
    /** A pairing of somebody at a provider, as its coordinator sees it: no private note. */
    readonly 'mentoring.view': 'record';
    /** Matching a need with a mentor, proposing a pairing, and keeping it for somebody without an account. */
    readonly 'mentoring.match': 'record';
    /** One’s own pairings, as mentor or as mentee; which those are is asked of each. */
    readonly 'mentoring.own': 'service';
    /** Mentoring in sum: needs, room, feedback and what came of it. */
    readonly 'mentoring.report': 'service';
    /** The published offer to providers. */
    readonly 'offer.view': 'service';
    /** The academy’s catalogue, its sessions and its partners, and one’s own places. */
    readonly 'academy.view': 'service';
    /** Writing the catalogue and its sessions, cancelling sessions, and recording who attended. */
    readonly 'academy.manage': 'service';
    /** Who has a place at a session, and who waits. */
    readonly 'academy.people': 'service';
    /** Booking places for a provider’s staff, and cancelling them. */
    readonly 'academy.book': 'record';
    /** Booking a place for oneself. */
    readonly 'academy.book-self': 'service';
    /** What places and subscriptions were charged, by which rule, and what went to be invoiced. */
    readonly 'academy.charges-view': 'service';
    /** Giving charges to be invoiced. */
    readonly 'academy.charge': 'service';
    /** Levels of subscription, and which provider has which. */
    readonly 'subscription.view': 'service';
    /** Entering those, and withdrawing them. */
    readonly 'subscription.manage': 'service';
    /** One’s own record on the pathway, from initial teacher training to a Masters. */
    readonly 'pathway.own': 'service';
    /** Records on the pathway that a provider’s people show to its head. */
    readonly 'pathway.shared': 'record';
    /** Vacancies, turnover and skills wanted by locality: outside the authority over five or more providers. */
    readonly 'workforce.view': 'service';
    /** Entering a provider’s own vacancies and turnover. */
    readonly 'workforce.record': 'record';
    /** Writing the offer, and publishing it. */
    readonly 'offer.edit': 'service';
    /** How the schools of a locality do together, and what its network has agreed to work on. */
    readonly 'network.results': 'service';
    /** The networks of the localities: all of one’s own, and a summary of the others. */
    readonly 'network.view': 'service';
    /** Planning a network’s meetings, keeping its people and partners, recording what it agrees: as its coordinator or the lead. */
    readonly 'network.run': 'service';
    /** Who takes part in a network and who never does, and what became of what it agreed. */
    readonly 'network.reach': 'service';
    /** The model of de-delegation for Schools Forum, and which schools are expected to convert. */
    readonly 'de-delegation.view': 'service';
    /** Entering expected conversions. */
    readonly 'de-delegation.edit': 'service';
    /** The practice library as it is published: what worked, where and how that is known. */
    readonly 'practice.view': 'service';
    /** Entries that are proposed, were not taken up or are withdrawn. */
    readonly 'practice.read-drafts': 'record';
    /** Proposing an entry about a provider’s practice, reviewing and withdrawing one. */
    readonly 'practice.propose': 'record';
    /** Publishing what is proposed, or not taking it up. */
    readonly 'practice.publish': 'record';
    /** Offers of providers to each other, and asks that a provider has opened to all. */
    readonly 'exchange.view': 'service';
    /** A provider’s asks, who could help with them, and what became of the visits that followed. */
    readonly 'exchange.read-needs': 'record';
    /** Offering and asking for a provider, and taking that back. */
    readonly 'exchange.offer': 'record';
    /** Answering a match for one side of it, and saying what happened and what changed. */
    readonly 'exchange.answer': 'record';
    /** Proposing a match to both sides. */
    readonly 'exchange.broker': 'record';
    /** The programmes a provider is in: where each run is, what is due and why; for its own people, and a diocese that attends, in plain words. */
    readonly 'programme.view': 'record';
    /** Beginning a run, and recording what was done in it. */
    readonly 'programme.run': 'record';
    /** Deciding how a run goes on, confirming as a second person, pausing and stopping it. */
    readonly 'programme.decide': 'record';
    /** Doing a task of a run that is one’s own as head, chair or trust. */
    readonly 'programme.answer': 'record';
    /** Editing definitions of programmes as drafts. */
    readonly 'programme.define': 'service';
    /** Adopting a draft of a programme; a process of the law only as the director. */
    readonly 'programme.adopt': 'service';
    /** The directory of services, and how each is reached. */
    readonly 'directory.view': 'service';
    /** Adding services to the directory, changing, reviewing and withdrawing them. */
    readonly 'directory.edit': 'service';
    /** News and events that are for the reader. */
    readonly 'news.view': 'service';
    /** Publishing, changing and withdrawing news and events, and reading all of them. */
    readonly 'news.edit': 'service';
    /** Recording the tasks of a run that are a specialist’s or the safeguarding lead’s own to do, and nothing else of it. */
    readonly 'programme.own-task': 'record';
    /** Definitions of programmes, and how their versions differ. */
    readonly 'programme-definition.view': 'service';
    /** The ladder of escalation for a provider, with what its law gives and does not; and the letters of its runs. */
    readonly 'escalation.view': 'record';
    /** Every run of the authority on one board. */
    readonly 'programme-board.view': 'service';
    /** Saying how far milestones of a plan have come. */
    readonly 'plan.update': 'record';
    /** Reading the register through the API with a token. */
    readonly 'api.read': 'service';
    /** Who has an account and what it reaches: inviting, changing, disabling. Never one's own. */
    readonly 'account.manage': 'service';
    /** Deciding what somebody else asked for an account. */
    readonly 'account.approve': 'service';
    /** Giving what somebody who leaves holds to others, and then closing their account. */
    readonly 'handover.run': 'service';
    /** What waits across the team, and how much each adviser carries. */
    readonly 'team-work.view': 'service';
    /** Opening a review of access, and confirming accounts in it. */
    readonly 'account.review': 'service';
    /** Making and revoking tokens for the API. */
    readonly 'token.manage': 'service';
    /** Seeing one's own delegates. */
    readonly 'delegate.view': 'service';
    /** Asking for a delegate, and ending one. */
    readonly 'delegate.manage': 'record';
    /** Reading the briefings that one is named in, or has written. */
    readonly 'briefing.read': 'service';
    /** Writing briefings, and withdrawing one's own. */
    readonly 'briefing.write': 'service';
    /** The outbox; where there is no mail server, what each mail says, with links that open accounts. */
    readonly 'mail.view': 'service';
    /** The audit trail of the authority: who did what. */
    readonly 'audit.read': 'service';
    /** How long records are kept, what is due, legal holds. */
    readonly 'records.view': 'service';
    /** Changing the retention schedule, deciding on what is due, placing and lifting legal holds. */
    readonly 'records.manage': 'service';
    /** Everything held about a person or a provider, as a file. */
    readonly 'records.export': 'service';
  }
}
