import type { ApolloClient } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import { DismissDocument, FollowDocument, RecordEventsDocument } from '../__generated__/graphql.ts'
import { type Problem, problemOf } from '../api/problem.ts'
import type { Feedback } from './feedback.ts'

/** Feedback given on this page on behalf of a user. */
export interface Acting {
  /** The newest accepted feedback; null before the first. */
  readonly last: Feedback | null
  /** A list requested with this watermark reflects all feedback; null before the first. */
  readonly watermark: string | null
  readonly problem: Problem | undefined
  readonly isBusy: boolean
  /** Sends the feedback; resolves to whether it was accepted. */
  act(feedback: Feedback): Promise<boolean>
}

interface Written {
  readonly watermark: string | null
  readonly problems: readonly { readonly code: string; readonly message: string }[]
}

/** Sends feedback on behalf of a user by the API's mutations. */
export function useActing(userId: string): Acting {
  const client = useApolloClient()
  const [known, setKnown] = useState<Pick<Acting, 'last' | 'watermark'>>({ last: null, watermark: null })
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)
  return {
    ...known,
    problem,
    isBusy,
    async act(feedback) {
      setBusy(true)
      const written = await write(client, userId, feedback).catch((error: unknown) => problemOf(error))
      setBusy(false)
      if (!('watermark' in written)) {
        setProblem(written)
        return false
      }
      const [refused] = written.problems
      setProblem(refused ? asProblem(refused) : undefined)
      if (refused) return false
      setKnown((before) => ({ last: feedback, watermark: written.watermark ?? before.watermark }))
      return true
    },
  }
}

async function write(client: ApolloClient, userId: string, feedback: Feedback): Promise<Written> {
  if (feedback.kind === 'FOLLOW') {
    const variables = { userId, otherId: feedback.otherId }
    const { data } = await client.mutate({ mutation: FollowDocument, variables })
    return data?.followUser ?? NOTHING
  }
  const { itemId } = feedback
  if (feedback.kind === 'DISMISS') {
    const { data } = await client.mutate({ mutation: DismissDocument, variables: { userId, itemId } })
    return data?.dismiss ?? NOTHING
  }
  const event = {
    eventId: eventId(),
    userId,
    itemId,
    kind: feedback.kind,
    occurredAt: new Date().toISOString(),
  }
  const { data } = await client.mutate({ mutation: RecordEventsDocument, variables: { events: [event] } })
  if (!data?.recordEvents) return NOTHING
  const { watermark, results } = data.recordEvents
  return { watermark, problems: results.flatMap(({ problems }) => problems) }
}

const NOTHING: Written = {
  watermark: null,
  problems: [{ code: 'UNAVAILABLE', message: 'The API returned no result.' }],
}

function asProblem({ code, message }: Written['problems'][number]): Problem {
  return { code, title: 'This was not accepted', message, hint: null, isPassing: false }
}

/** Random, so that a repeated request counts once; `randomUUID` would need https. */
function eventId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return `explorer-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
