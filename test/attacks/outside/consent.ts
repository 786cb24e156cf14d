import { setTimeout as wait } from 'node:timers/promises'
import { EVENT_KINDS } from '../../../src/domain/event.ts'
import type { Attempt } from '../attempt.ts'
import { ask, type Headers, type OutsideAttack, type Target } from '../target.ts'

/** Longest time until an accepted event is in a history, ms. */
const APPLIED_MS = 10_000

const RECORD = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted rejected } }'
const DECIDE = `mutation ($userId: ID, $isGranted: Boolean!) {
  setConsent(userId: $userId, choices: [{ purpose: PERSONALIZATION, isGranted: $isGranted }]) { problems { code } }
}`

const KINDS = [...EVENT_KINDS.map((kind) => kind.toUpperCase()), 'CUSTOM']

/** Names of users who are in no other attack. */
const DENYING = 'denies'
const WITHDRAWING = 'withdraws'
const GRANTING = 'grants'

function event(target: Target, user: string, nth: number, kind: string): Readonly<Record<string, unknown>> {
  const id = target.id(`${user}-${nth}`)
  return {
    eventId: id,
    userId: target.id(user),
    kind,
    occurredAt: target.nowMs() - 1_000 - nth,
    ...(kind !== 'SEARCH' && { itemId: target.id('tea') }),
    ...(kind === 'RATING' && { rating: 4 }),
    ...(kind === 'CUSTOM' && { customKind: 'seen' }),
  }
}

async function historyOf(target: Target, user: string): Promise<number> {
  const query = 'query ($id: ID!) { user(id: $id) { history { totalCount } } }'
  const { data } = await ask(target, query, { id: target.id(user) })
  const found = data?.user as { history?: { totalCount?: number } } | null | undefined
  return found?.history?.totalCount ?? 0
}

/** Records an event of a user who agrees, and waits until it is stored: events before it are, too. */
async function untilApplied(target: Target, nth: number): Promise<void> {
  await ask(target, RECORD, { events: [event(target, `${GRANTING}-${nth}`, nth, 'LIKE')] })
  const giveUpAtMs = performance.now() + APPLIED_MS
  while ((await historyOf(target, `${GRANTING}-${nth}`)) === 0) {
    if (performance.now() > giveUpAtMs) throw new Error('an event of a user who agrees is not stored')
    await wait(20)
  }
}

/** Attempts of a caller, one for each kind of event, and one with all kinds at once. */
function attemptsOf(
  target: Target,
  user: string,
  caller: string,
  headers: () => Promise<Headers>,
): readonly Attempt[] {
  const from = caller.length * 1_000
  const storing = (
    name: string,
    sent: readonly Readonly<Record<string, unknown>>[],
    nth: number,
  ): Attempt => ({
    name: `${name} of ${user}, sent by ${caller}`,
    async run() {
      const { text } = await ask(target, RECORD, { events: sent }, await headers())
      await untilApplied(target, from + nth)
      const count = await historyOf(target, user)
      return count > 0 ? `${count} items in the history: ${text}` : null
    },
  })
  return [
    ...KINDS.map((kind, nth) => storing(kind, [event(target, user, from + nth, kind)], nth)),
    storing(
      'all kinds',
      KINDS.map((kind, nth) => event(target, user, from + 100 + nth, kind)),
      KINDS.length,
    ),
  ]
}

/** Storing what a user did without their consent. */
export const CONSENT: readonly OutsideAttack[] = [
  {
    id: 'A41',
    title: 'nothing that a user does is stored while they deny personalization, nor later',
    async attempts(target) {
      const denies = await target.user(DENYING)
      const withdraws = await target.user(WITHDRAWING)
      await ask(target, DECIDE, { isGranted: false }, denies)
      await ask(target, DECIDE, { isGranted: true }, withdraws)
      await ask(target, DECIDE, { isGranted: false }, withdraws)
      return [
        ...attemptsOf(target, DENYING, 'their browser', async () => denies),
        ...attemptsOf(target, DENYING, 'a backend', async () => target.backend),
        ...attemptsOf(target, WITHDRAWING, 'the browser', async () => withdraws),
        {
          name: 'what was sent before they agreed again',
          async run() {
            await ask(target, DECIDE, { isGranted: true }, denies)
            await untilApplied(target, 0)
            const count = await historyOf(target, DENYING)
            return count > 0 ? `${count} items in the history` : null
          },
        },
      ]
    },
  },
]
