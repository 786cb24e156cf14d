import type { ApolloClient } from '@apollo/client'
import {
  DismissDocument,
  FollowDocument,
  ForgetEventDocument,
  RecordEventsDocument,
  UndoDismissalDocument,
  UnfollowDocument,
} from '../__generated__/graphql.ts'
import type { Feedback } from './feedback.ts'

/** What a mutation answers. */
export interface WriteResult {
  readonly watermark: string | null
  readonly problems: readonly { readonly code: string; readonly message: string }[]
}

/** What the API did with feedback. */
export interface Written extends WriteResult {
  /** The event that it is; null if the server makes none, or names it itself. */
  readonly eventId: string | null
  /** False if the API stored nothing, as without consent. */
  readonly isRecorded: boolean
  /** Takes it back. */
  undo(): Promise<WriteResult>
}

/** Sends feedback by the mutation of its kind. Rejects if the server does not answer. */
export async function writeFeedback(
  client: ApolloClient,
  userId: string,
  feedback: Feedback,
): Promise<Written> {
  if (feedback.kind === 'FOLLOW') {
    const variables = { userId, otherId: feedback.other.id }
    const { data } = await client.mutate({ mutation: FollowDocument, variables })
    const undo = async () =>
      (await client.mutate({ mutation: UnfollowDocument, variables })).data?.unfollowUser ?? NOTHING
    return { ...(data?.followUser ?? NOTHING), eventId: null, isRecorded: true, undo }
  }
  if (feedback.kind === 'DISMISS') {
    const variables = { userId, itemId: feedback.itemId }
    const { data } = await client.mutate({ mutation: DismissDocument, variables })
    const undo = async () =>
      (await client.mutate({ mutation: UndoDismissalDocument, variables })).data?.undoDismissal ?? NOTHING
    return { ...(data?.dismiss ?? NOTHING), eventId: null, isRecorded: true, undo }
  }
  return writeEvent(client, userId, feedback.itemId, feedback.kind)
}

async function writeEvent(
  client: ApolloClient,
  userId: string,
  itemId: string,
  kind: 'CLICK' | 'LIKE',
): Promise<Written> {
  const eventId = newEventId()
  const events = [{ eventId, userId, itemId, kind, occurredAt: new Date().toISOString() }]
  const { data } = await client.mutate({ mutation: RecordEventsDocument, variables: { events } })
  const { watermark, results } = data?.recordEvents ?? { watermark: null, results: [] }
  const undo = async () => {
    const variables = { userId, eventId }
    return (await client.mutate({ mutation: ForgetEventDocument, variables })).data?.forgetEvent ?? NOTHING
  }
  return {
    eventId,
    watermark,
    problems: data?.recordEvents ? results.flatMap(({ problems }) => problems) : NOTHING.problems,
    isRecorded: results.every(({ status }) => status === 'ACCEPTED' || status === 'DUPLICATE'),
    undo,
  }
}

const NOTHING: WriteResult = {
  watermark: null,
  problems: [{ code: 'UNAVAILABLE', message: 'The API returned no result.' }],
}

/** Random, so that a repeated request counts once; `randomUUID` would need https. */
function newEventId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return `explorer-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
