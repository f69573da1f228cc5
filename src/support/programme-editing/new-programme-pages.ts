import type { Reply } from '../../platform/http/route.ts';
import { FormReader, type FieldError } from '../../register/index.ts';
import { showForm } from '../common/show-form.ts';
import { beginProgramme } from './start-own-programme.ts';
import { trackChoices } from './form-choices.ts';
import { type DefinitionsPage, hrefOf } from './open-definition-page.ts';

const boxOf = (track: string): string => `for-track-${track}`;

function newForm(form: URLSearchParams | Record<string, string>, errors: readonly FieldError[] = []): Reply {
  return showForm({
    template: 'support/programme-editing/new-programme.njk',
    form,
    errors,
    data: {
      tracks: trackChoices.map(({ value, text }) => ({ name: boxOf(value), text })),
      breadcrumbs: [{ text: 'Programmes', href: '/programmes/definitions' }],
    },
  });
}

/** A programme that ships with nobody: its name, and whom it is for; stages and tasks come after. */
export const showNewProgramme: DefinitionsPage = () => Promise.resolve(newForm({}));

export const saveNewProgramme: DefinitionsPage = async ({ means, request, doing, shipped }) => {
  const { form } = request;
  const reader = new FormReader(form);
  const name = reader.text('name', { what: 'The name', most: 80, missing: 'Enter the name of the programme' });
  const inWords = reader.text('in-words', {
    what: 'The name in a sentence',
    most: 120,
    missing: 'Enter how it is named in the middle of a sentence',
  });
  const says = reader.longText('says', { what: 'What it is for', most: 600, missing: 'Enter what the programme is for' });
  const tracks = trackChoices.map(({ value }) => value).filter((track) => form.get(boxOf(track)) === 'yes');
  if (tracks.length === 0) reader.refuse(boxOf(trackChoices[0]?.value ?? ''), 'Choose whom the programme is for');
  if (reader.errors.length > 0 || name === null || inWords === null || says === null) return newForm(form, reader.errors);
  const begun = await means.db.transaction((tx) => beginProgramme(tx, doing, { name, inWords, says, tracks }, shipped.definitions));
  if (!begun.ok) return newForm(form, [{ field: 'name', at: 'name', text: begun.reason }]);
  const text = `“${name}” is begun as a draft, with one stage, one task and one way to end it. Nothing uses it until it is adopted.`;
  return { kind: 'redirect', to: hrefOf(begun.value, '/draft'), notice: { kind: 'success', text } };
};
