import { readFileSync } from 'node:fs'
import { shuffled, uniform } from '../../../src/domain/random.ts'
import type { Attempt } from '../attempt.ts'
import { CYPHER_PAYLOADS } from '../cypher-payloads.ts'
import { IS_WHOLE } from '../is-whole.ts'
import { placesOn } from '../places-on.ts'
import type { StringPlace } from '../string-places.ts'
import { ask, type OutsideAttack } from '../target.ts'

const NAUGHTY = JSON.parse(readFileSync('test/fixtures/blns.json', 'utf8')) as readonly string[]

const next = uniform(0)
const LISTS = [shuffled(NAUGHTY, next), shuffled(CYPHER_PAYLOADS, next)]

/**
 * Texts of each list for one of some places. Each place has the next ones, so that few places cover the lists. The long form
 * sends all of them to every place.
 */
export function textsFor(place: number, count: number): readonly string[] {
  if (IS_WHOLE) return LISTS.flat()
  return LISTS.flatMap((list) =>
    Array.from({ length: count }, (_, nth) => list[(place * count + nth) % list.length] ?? ''),
  )
}

/** Requests in flight. */
const PARALLEL = 8

/** Sends each text to a place. Resolves with the responses, in order. */
export async function sendAll<Reply extends { readonly text: string }>(
  send: (document: string, variables: Readonly<Record<string, unknown>>) => Promise<Reply>,
  place: StringPlace,
  texts: readonly string[],
): Promise<readonly Reply[]> {
  const answers: Reply[] = []
  for (let from = 0; from < texts.length; from += PARALLEL) {
    const some = texts.slice(from, from + PARALLEL)
    const replies = await Promise.all(some.map((text) => send(place.document, place.variables(text))))
    for (const [at, answer] of replies.entries()) {
      // Parallel writes of one record can exhaust their retries.
      const isRetried = answer.text.includes('"code":"UNAVAILABLE"')
      answers.push(isRetried ? await send(place.document, place.variables(some[at] ?? '')) : answer)
    }
  }
  return answers
}

/** A failure that Attune did not expect shows that a text reached something that cannot take it. */
export function masked(answer = 'no response'): string | null {
  return /UNAUTHENTICATED|INTERNAL_SERVER_ERROR|no response|UNAVAILABLE/.test(answer) ? answer : null
}

/**
 * Places of writes to a server with other data: what is written there has an id that begins with the prefix of the attacks, or
 * is a text of a record with such an id. Other writes could not be undone.
 */
const UNDOABLE =
  /^Mutation\.(upsert\w+\(\w+\.(id|name|title|kind|tags\.tagId)|delete\w+\(\w+|(un)?(follow|block|mute)User\(otherId|(undoDismissal|dismiss)\(itemId|forgetEvent\(eventId|recordEvents\(events\.(eventId|itemId|query|sessionId))\)$/

/** Texts in arguments, judged by the answers alone. */
export const TEXTS: readonly OutsideAttack[] = [
  {
    id: 'A23',
    title: 'no text in an argument causes an unexpected failure',
    attempts(target) {
      const headers = target.operator ?? target.backend
      const places = placesOn(target).filter(({ name, isWrite }) => !isWrite || UNDOABLE.test(name))
      return places.flatMap((place, at): readonly Attempt[] => {
        const texts = textsFor(at, 3).map((text) => (place.isWrite ? target.id(text) : text))
        const replies = sendOnce(() =>
          sendAll((document, variables) => ask(target, document, variables, headers), place, texts),
        )
        return texts.map((text, nth) => ({
          name: `${place.name} ${JSON.stringify(text)}`,
          run: async () => masked((await replies())[nth]?.text),
        }))
      })
    },
    timeoutMs: 7_200_000,
  },
]

function sendOnce<T>(send: () => Promise<T>): () => Promise<T> {
  let sent: Promise<T> | undefined
  return () => {
    sent ??= send()
    return sent
  }
}
