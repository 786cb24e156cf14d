import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import { DismissDocument, FollowDocument, RecordEventsDocument } from '../__generated__/graphql.ts'
import { type Problem, problemOf } from '../api/problem.ts'

/** What somebody did in a person's place, once it is safe. */
export interface Acted {
  /** In words, as the page says it: `liked Cold Harbor`. */
  readonly words: string
  /** An answer that has seen this has seen the act. */
  readonly watermark: string
}

/** What can be done in a person's place. Each resolves once the act is safe, or failed with a problem. */
export interface Acts {
  readonly problem: Problem | undefined
  readonly isBusy: boolean
  like(item: Thing, recommendationId: string): Promise<void>
  click(item: Thing, recommendationId: string): Promise<void>
  dismiss(item: Thing): Promise<void>
  follow(other: { readonly id: string; readonly name: string }): Promise<void>
}

interface Thing {
  readonly id: string
  readonly title: string
}

interface Written {
  readonly watermark?: string | null
  readonly problems: readonly { readonly message: string }[]
}

/** Acts of one person, by the API's mutations; `onActed` hears of each that is safe. */
export function useActs(userId: string, onActed: (acted: Acted) => void): Acts {
  const client = useApolloClient()
  const [problem, setProblem] = useState<Problem>()
  const [isBusy, setBusy] = useState(false)

  const act = async (words: string, write: () => Promise<Written | undefined>) => {
    setBusy(true)
    try {
      const written = await write()
      const [refusal] = written?.problems ?? []
      if (refusal || !written?.watermark) throw new TypeError(refusal?.message ?? 'The API kept nothing.')
      setProblem(undefined)
      onActed({ words, watermark: written.watermark })
    } catch (error) {
      setProblem(error instanceof TypeError ? refused(error.message) : problemOf(error))
    } finally {
      setBusy(false)
    }
  }

  const record = (kind: string, itemId: string, recommendationId: string) => async () => {
    const occurredAt = new Date().toISOString()
    const events = [{ eventId: eventId(), userId, itemId, kind, occurredAt, recommendationId }]
    const { data } = await client.mutate({ mutation: RecordEventsDocument, variables: { events } })
    const payload = data?.recordEvents
    return (
      payload && { watermark: payload.watermark, problems: payload.results.flatMap((one) => one.problems) }
    )
  }

  return {
    problem,
    isBusy,
    like: ({ id, title }, listId) => act(`liked ${title}`, record('LIKE', id, listId)),
    click: ({ id, title }, listId) => act(`opened ${title}`, record('CLICK', id, listId)),
    dismiss: ({ id, title }) =>
      act(`dismissed ${title}`, async () => {
        const variables = { userId, itemId: id }
        return (await client.mutate({ mutation: DismissDocument, variables })).data?.dismiss
      }),
    follow: ({ id, name }) =>
      act(`followed ${name}`, async () => {
        const variables = { userId, otherId: id }
        return (await client.mutate({ mutation: FollowDocument, variables })).data?.relate
      }),
  }
}

function refused(message: string): Problem {
  return { code: 'INVALID', title: 'That was not kept', message, hint: null, isPassing: false }
}

/** Random, and available also where the page did not come over TLS. */
function eventId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
