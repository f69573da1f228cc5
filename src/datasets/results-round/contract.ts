import { ownFiguresLayout, type OwnColumn } from '../own-collections/own-figures.ts';
import type { Source } from '../source.ts';

const count = (header: string, meaning: string, of?: string): OwnColumn => ({ header, kind: 'count', meaning, ...(of === undefined ? {} : { of }) });
const percent = (header: string, of: string, meaning: string): OwnColumn => ({ header, kind: 'percent', of, meaning });
const score = (header: string, meaning: string): OwnColumn => ({ header, kind: 'score', meaning });

const rwm = 'reading, writing and maths';

/**
 * What schools return on results day, by the performance tables' own names of columns, so that the published figures can take their place. Nobody has
 * validated them: they are for the authority's staff.
 */
export const resultsRound: Source = {
  name: 'results-round',
  title: 'Results round: schools’ own returns',
  publisher: 'The authority’s schools',
  licence: 'The authority’s own',
  owned: true,
  layouts: [
    ownFiguresLayout({
      name: 'own-key-stage-2',
      title: 'Key stage 2, schools’ own returns',
      status: 'unvalidated',
      columns: [
        count('TELIG', 'Pupils at the end of key stage 2.'),
        percent('PTRWM_EXP', 'TELIG', `Percentage that met the expected standard in ${rwm}.`),
        percent('PTRWM_HIGH', 'TELIG', `Percentage with a high score, or working at greater depth, in ${rwm}.`),
        score('READ_AVERAGE', 'Average scaled score in reading.'),
        score('MAT_AVERAGE', 'Average scaled score in maths.'),
        score('GPS_AVERAGE', 'Average scaled score in grammar, punctuation and spelling.'),
        count('TFSM6CLA1A', 'How many of the pupils are disadvantaged.', 'TELIG'),
        percent('PTRWM_EXP_FSM6CLA1A', 'TFSM6CLA1A', `Percentage of the disadvantaged that met the standard in ${rwm}.`),
        count('TNotFSM6CLA1A', 'How many of the pupils are not disadvantaged.', 'TELIG'),
        percent('PTRWM_EXP_NotFSM6CLA1A', 'TNotFSM6CLA1A', `Percentage of the others that met the standard in ${rwm}.`),
      ],
    }),
    ownFiguresLayout({
      name: 'own-key-stage-4',
      title: 'Key stage 4, schools’ own returns',
      status: 'unvalidated',
      columns: [
        count('TPUP', 'Pupils at the end of key stage 4.'),
        score('ATT8SCR', 'Average Attainment 8 score.'),
        percent('PTL2BASICS_95', 'TPUP', 'Percentage with grade 5 or above in English and maths.'),
        percent('PTL2BASICS_94', 'TPUP', 'Percentage with grade 4 or above in English and maths.'),
        score('EBACCAPS', 'Average point score of the English Baccalaureate.'),
        percent('PTEBACC_E_PTQ_EE', 'TPUP', 'Percentage entered for the English Baccalaureate.'),
      ],
    }),
  ],
};
