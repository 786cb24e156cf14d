import { describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../../src/domain/event.ts'
import { lmdbJournal } from '../../../src/events/journal/lmdb-journal.ts'
import { type ServedItems, ServedPositions } from '../../../src/events/served-positions.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const LIST: ServedItems = {
  viewerId: 'ana',
  servedAtMs: 1_000,
  items: [{ itemId: 'tea' }, { itemId: 'cake' }],
}

function click(traits: Partial<InteractionEvent> = {}): InteractionEvent {
  return {
    eventId: 'e',
    userId: 'ana',
    itemId: 'cake',
    kind: 'click',
    atMs: 2_000,
    value: null,
    count: 1,
    recommendationId: 'list',
    ...traits,
  }
}

async function positionOf(event: InteractionEvent): Promise<number | undefined> {
  const [joined] = await new ServedPositions(async (id) => (id === 'list' ? LIST : null)).join([event])
  return joined?.position
}

describe('the position of an event in the list that led to it', () => {
  it('is taken from the list, counted from 1', async () => {
    expect(await positionOf(click())).toBe(2)
  })

  it('has the propensity of its place if places were drawn, and the journal stores it', async () => {
    const drawn = {
      ...LIST,
      items: [
        { itemId: 'tea', propensity: 0.9 },
        { itemId: 'cake', propensity: 0.05 },
      ],
    }
    const joined = await new ServedPositions(async () => drawn).join([click()])
    expect(joined).toMatchObject([{ position: 2, propensity: 0.05 }])
    const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => 1 })
    await journal.append(joined)
    expect(journal.read(0, 10).entries[0]?.event).toEqual(joined[0])
    // A repeat after the list was deleted is the same event.
    expect(await journal.append([click()])).toMatchObject({ verdicts: ['duplicate'] })
    await journal.close()
  })

  it('is not set for a list of another user, without the item, served later or unknown', async () => {
    expect(await positionOf(click({ userId: 'bo' }))).toBeUndefined()
    expect(await positionOf(click({ itemId: 'coffee' }))).toBeUndefined()
    expect(await positionOf(click({ atMs: -1_000_000 }))).toBeUndefined()
    expect(await positionOf(click({ recommendationId: 'other' }))).toBeUndefined()
  })

  it('is not looked up if the token of the event has said it', async () => {
    const read: string[] = []
    const positions = new ServedPositions(async (id) => {
      read.push(id)
      return LIST
    })
    const servedAs = { placement: 'home', version: 1, model: 'm1', ranker: 'blend' }
    const placed = click({ position: 7, details: { attribution: { servedAs, servedAtMs: 0 } } })
    expect(await positions.join([placed, click()])).toMatchObject([placed, { position: 2 }])
    expect(await positions.join([placed])).toEqual([placed])
    expect(read).toEqual(['list'])
  })

  it('is set after an earlier lookup of the list failed', async () => {
    const answers = [Promise.reject(new Error('busy')), Promise.resolve(null), Promise.resolve(LIST)]
    const positions = new ServedPositions(() => answers.shift() ?? Promise.resolve(null))
    const found: (number | undefined)[] = []
    for (let n = 0; n < 4; n++) found.push((await positions.join([click()]))[0]?.position)
    expect(found).toEqual([undefined, undefined, 2, 2])
  })

  it('causes no conflict if the event is repeated after its list expired', async () => {
    const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => 1 })
    const [first, gone] = [new ServedPositions(async () => LIST), new ServedPositions(async () => null)]
    await journal.append(await first.join([click()]))
    expect((await journal.append(await gone.join([click()]))).verdicts).toEqual(['duplicate'])
    await journal.close()
  })
})
