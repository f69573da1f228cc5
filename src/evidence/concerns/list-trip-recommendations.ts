import { findConcerns, type ConcernsQuestion } from './find-concerns.ts';
import type { Reader } from '../../platform/database/database.ts';

/** That a concern recommends rapid improvement: nothing of what it says. */
export interface TripRecommendation {
  readonly concernId: number;
  readonly providerId: number;
  readonly providerName: string;
  readonly recommendedOn: string;
  readonly recommendedBy: string;
  readonly isRestricted: boolean;
}

/** What no programme has taken up yet, of the open concerns that this reader may see; the earliest first. */
export async function listTripRecommendations(db: Reader, question: Omit<ConcernsQuestion, 'concernId'>): Promise<TripRecommendation[]> {
  const concerns = await findConcerns(db, question);
  return concerns
    .flatMap((concern): TripRecommendation[] =>
      concern.tripRecommendedOn === null || concern.tripTakenUpOn !== null || concern.state === 'closed'
        ? []
        : [
            {
              concernId: concern.id,
              providerId: concern.providerId,
              providerName: concern.providerName,
              recommendedOn: concern.tripRecommendedOn,
              recommendedBy: concern.tripRecommendedBy ?? '',
              isRestricted: concern.isRestricted,
            },
          ],
    )
    .toSorted((one, other) => (one.recommendedOn < other.recommendedOn ? -1 : 1));
}
