import { doers, triggers, type ProgrammeDefinition } from '../programme-definitions/definition.ts';
import {
  attendeeInWords,
  deciderInWords,
  dueInWords,
  fieldInWords,
  gateAsks,
  leadsInWords,
  namesInWords,
  reasonInWords,
  reviewInWords,
  taskNotes,
  trackWords,
  upperFirst,
} from '../programme-definitions/definition-words.ts';
import type { WordsOf } from '../programme-definitions/known-check.ts';

/** A definition as its page reads it. */
export function definitionInWords(definition: ProgrammeDefinition, inWords: WordsOf) {
  const { name, says, source, provisional, statutory, tracks, triggers: begins, attend, checks, stages, outcomes } = definition;
  return {
    name,
    says,
    source,
    isProvisional: provisional,
    isStatutory: statutory,
    tracks: namesInWords(tracks.map((track) => trackWords[track])),
    begins: namesInWords(
      begins.map((trigger) => triggers[trigger]),
      'or',
    ),
    reason: upperFirst(reasonInWords(definition)),
    attend: attend.map((one) => attendeeInWords(definition, one).join('. ')),
    checks: checks.map(inWords),
    outcomes: outcomes.map(({ label, good }) => ({ label, says: good === null ? 'neither good nor bad' : good ? 'a good end' : 'not a good end' })),
    stages: stages.map((stage, at) => ({
      key: stage.key,
      at: at + 1,
      name: stage.name,
      says: stage.says,
      tasks: stage.tasks.map((task) => ({
        key: task.key,
        name: task.name,
        says: task.says,
        who: doers[task.by],
        due: dueInWords(definition, task.due),
        source: task.due.source,
        isLaw: task.due.statutory,
        notes: taskNotes(definition, task, inWords),
        asks: task.fields.map((field) => fieldInWords(definition, field)),
      })),
      review:
        stage.review === null
          ? null
          : {
              name: stage.review.name,
              lines: reviewInWords(definition, stage.review),
              source: stage.review.every.source,
              isLaw: stage.review.every.statutory,
            },
      gates: stage.gates.map((gate) => ({
        key: gate.key,
        name: gate.name,
        leads: leadsInWords(definition, gate),
        who: deciderInWords(gate),
        asks: gateAsks(definition, gate, inWords),
      })),
    })),
  };
}
