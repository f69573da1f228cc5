import { csvType, writeCsv } from '../../platform/files/write-csv.ts';
import { wordType } from '../../platform/documents/write-word.ts';
import { writeWord } from '../../platform/documents/write-word.ts';
import type { Reply } from '../../platform/http/route.ts';
import { groups, topics } from '../../evidence/index.ts';
import { findScorecard } from './find-scorecard.ts';
import { readFilter } from './scorecard-filter.ts';
import { rowsOfScorecard } from './scorecard-csv.ts';
import { scorecardDocument } from './scorecard-document.ts';
import { sectionsOf } from './scorecard.ts';
import type { TargetPage } from './target-page.ts';

export const exportScorecardAsWord: TargetPage = async ({ db, clock }, request, authority): Promise<Reply> => {
  const filter = readFilter(request.query);
  const scorecard = await findScorecard(db.kysely, authority, clock.today(), filter);
  const sections = sectionsOf(scorecard.lines, topics, groups);
  return {
    kind: 'download',
    fileName: `scorecard-${clock.today()}.docx`,
    contentType: wordType,
    body: await writeWord(scorecardDocument(scorecard, sections, { today: clock.today(), year: filter.year })),
  };
};

export const exportScorecardAsCsv: TargetPage = async ({ db, clock }, request, authority): Promise<Reply> => {
  const scorecard = await findScorecard(db.kysely, authority, clock.today(), readFilter(request.query));
  return {
    kind: 'download',
    fileName: `scorecard-${clock.today()}.csv`,
    contentType: csvType,
    body: writeCsv(rowsOfScorecard(sectionsOf(scorecard.lines, topics, groups))),
  };
};
