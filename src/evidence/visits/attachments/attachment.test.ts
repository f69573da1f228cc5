import { describe, expect, it } from 'vitest';
import { visitStateNames, type VisitState, type Who } from '../visit.ts';
import { type AttachmentReader, decideAttachmentChange, maySeeAttachment } from './attachment.ts';

const everybody: readonly Who[] = ['author', 'lead', 'head', 'delegate', 'other'];
const open: readonly VisitState[] = ['planned', 'held', 'draft', 'with-head'];

describe('attaching and removing', () => {
  it('is for those who write the note, until it is final or the visit is cancelled', () => {
    for (const state of visitStateNames)
      for (const who of everybody)
        expect(decideAttachmentChange(state, who).ok, `${state}, ${who}`).toBe(open.includes(state) && (who === 'author' || who === 'lead'));
  });
});

describe('opening an attachment', () => {
  const staff = (who: Who): AttachmentReader => ({ isOfSchool: false, reads: 'note', who });
  const school = (reads: AttachmentReader['reads']): AttachmentReader => ({ isOfSchool: true, reads, who: 'head' });
  const sees = (state: VisitState, isShared: boolean, reader: AttachmentReader) => maySeeAttachment({ state, isShared, isRemoved: false }, reader);

  it('is for the school where it is shared and the note is final, and never before', () => {
    for (const state of visitStateNames) {
      expect(sees(state, true, school('note')), state).toBe(state === 'final');
      expect(sees(state, false, school('note')), state).toBe(false);
      expect(sees(state, true, school('plan')), state).toBe(false);
    }
  });

  it('is for those who write the note at any time, and for other staff once it is sent', () => {
    for (const state of visitStateNames) {
      expect(sees(state, false, staff('author')), state).toBe(true);
      expect(sees(state, false, staff('lead')), state).toBe(true);
      expect(sees(state, false, staff('other')), state).toBe(state === 'with-head' || state === 'final');
    }
  });

  it('is for nobody once it is removed', () => {
    for (const state of visitStateNames)
      for (const reader of [staff('author'), staff('lead'), school('note')])
        expect(maySeeAttachment({ state, isShared: true, isRemoved: true }, reader), state).toBe(false);
  });
});
