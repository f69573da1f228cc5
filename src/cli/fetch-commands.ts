import { createStatisticsApi, type DataSet } from '../datasets/index.ts';
import type { OpenWaymark } from '../open-waymark.ts';
import { done, refuse, textOption, type Command, type Invocation, type Outcome } from './command.ts';
import { combineFiles, describeFile, type ImportedFile } from './imported-file.ts';
import { takeFile } from './take-file.ts';

const source = 'explore-education-statistics';

export const fetchEesCommand: Command = {
  words: 'fetch ees',
  arguments: 'DATA-SET-ID',
  about: 'Fetch a data set from the API of explore education statistics, and load it: stage, check, and stop for review unless --accept',
  options: {
    'as': { type: 'string', about: 'Which of the known files it is (attendance-weekly); otherwise its columns say' },
    'accept': { type: 'boolean', about: 'Commit at once what the review would show, unless more than a tenth would be gone' },
    'allow-older': { type: 'boolean', about: 'Load it though a newer file has been loaded' },
  },
  fewest: 1,
  most: 1,
  run: async (waymark, invocation) => {
    const [id = ''] = invocation.args;
    const api = createStatisticsApi({ address: waymark.config.eesApiUrl, clock: invocation.clock });
    const dataSet = await api.getDataSet(id);
    if (!dataSet.ok) return refuse(dataSet.reason);
    invocation.say(`Fetching “${dataSet.value.title}”, version ${dataSet.value.latestVersion.version} …`);
    const csv = await api.openCsv(id);
    if (!csv.ok) return refuse(csv.reason);
    const broken: unknown[] = [];
    csv.value.on('error', (error) => broken.push(error));
    try {
      return answer(await load(waymark, invocation, dataSet.value, csv.value));
    } catch (error) {
      if (broken.includes(error)) return refuse('The file stopped half way: the connection was lost. Nothing was changed. Try again.');
      throw error;
    }
  },
};

type Content = Parameters<OpenWaymark['datasets']['stageFile']>[0]['content'];

function load(waymark: OpenWaymark, invocation: Invocation, dataSet: DataSet, content: Content): Promise<ImportedFile> {
  const { version, published } = dataSet.latestVersion;
  const layout = textOption(invocation, 'as');
  const fileName = `${dataSet.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${version}.csv`;
  const asAt = /^\d{4}-\d{2}-\d{2}/.exec(published)?.[0];
  return takeFile(waymark, invocation, fileName, {
    source,
    fileName,
    content,
    authorityId: null,
    partial: false,
    ...(layout === undefined ? {} : { layout }),
    ...(asAt === undefined ? {} : { asAt }),
  });
}

function answer(imported: ImportedFile): Outcome {
  const json = combineFiles(source, [imported]);
  const { text, reasons } = describeFile(imported);
  return reasons.length > 0 ? { kind: 'refused', reasons: [text, ...reasons].filter((line) => line !== ''), json } : done(json, text);
}
