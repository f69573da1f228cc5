import { unitInWords } from '../measures/measure-words.ts';
import { phases, polarityWords, topics, type Measure, type Topic } from '../measures/measure.ts';

export interface MeasuresQuestion {
  readonly words: string;
  readonly topic: Topic | null;
}

export function readMeasuresQuestion(query: URLSearchParams): MeasuresQuestion {
  const topic = query.get('topic') ?? '';
  return {
    words: (query.get('q') ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 200),
    topic: Object.hasOwn(topics, topic) ? (topic as Topic) : null,
  };
}

/** Measures in whose name, description, topic, phase or publisher every word stands. */
export function searchMeasures(measures: readonly Measure[], { words, topic }: MeasuresQuestion): Measure[] {
  const wanted = words
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  return measures.filter((measure) => {
    const text = [measure.name, measure.about, measure.publisher, topics[measure.topic], phases[measure.phase]].join(' ').toLowerCase();
    return (topic === null || measure.topic === topic) && wanted.every((word) => text.includes(word));
  });
}

/** What the list of measures shows, a table for each topic. */
export function measuresPage(measures: readonly Measure[], question: MeasuresQuestion) {
  const found = searchMeasures(measures, question);
  return {
    words: question.words,
    total: found.length,
    all: measures.length,
    filter: {
      action: '/outcomes/measures',
      label: 'Search and filter measures',
      search: { name: 'q', label: 'Words', hint: 'In its name, what it measures or its publisher', value: question.words },
      groups: [
        {
          name: 'topic',
          legend: 'Topic',
          select: true,
          options: (Object.entries(topics) as [Topic, string][])
            .map(([value, text]) => ({
              value,
              text,
              count: searchMeasures(measures, { ...question, topic: value }).length,
              checked: value === question.topic,
            }))
            .filter(({ count, checked }) => count > 0 || checked),
        },
      ],
      open: question.words !== '' || question.topic !== null,
    },
    sections: [...Map.groupBy(found, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
      title: topics[topic],
      rows: ofTopic.map((measure) => ({
        name: measure.name,
        href: `/outcomes/measures/${measure.id}`,
        about: measure.about,
        unit: unitInWords(measure.unit),
        polarity: polarityWords[measure.polarity],
        publisher: measure.publisher,
        due: measure.due,
        isHeadline: measure.isHeadline === true,
      })),
    })),
  };
}
