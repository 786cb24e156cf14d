/**
 * Loads a list, records events on it, and loads the next list: `npx tsx examples/node/main.ts [url] [user id]`, beside a running
 * `npm start`. If the server has keys, `ATTUNE_API_KEY` is one with the scope `server`.
 */
import { randomUUID } from 'node:crypto'
import type { EventInput } from './__generated__/graphql.ts'
import { AttuneClient, type List } from './attune-client.ts'

const [url = 'http://127.0.0.1:4000/graphql', userId = 'abena-adeyemi'] = process.argv.slice(2)
const attune = new AttuneClient(url, process.env.ATTUNE_API_KEY)

function print(title: string, { edges }: List): void {
  const lines = edges.map(({ rank, node, reasons }) => `${rank}. ${node.title} (${reasons[0]?.text})`)
  process.stdout.write(`${[title, ...lines].join('\n')}\n\n`)
}

const list = await attune.list({ userId, first: 5 })
print(`For ${userId}:`, list)

const { recommendationId, edges } = list
const [best] = edges
if (!best) throw new Error('there is nothing to like')
const did = (kind: EventInput['kind'], itemId: string, eventId: string): EventInput => ({
  eventId,
  userId,
  itemId,
  kind,
  recommendationId,
  occurredAt: new Date().toISOString(),
})
const { watermark, results } = await attune.record([
  // The id derives from list and item, so a repeated impression counts once.
  ...edges.map(({ node }) => did('IMPRESSION', node.id, `seen-${recommendationId}-${node.id}`)),
  did('LIKE', best.node.id, randomUUID()),
])
const kept = results.filter(({ status }) => status === 'ACCEPTED').length
process.stdout.write(
  `${kept} of ${results.length} events accepted: impressions, and a like of ${best.node.title}.\n\n`,
)

print('After that:', await attune.list({ userId, first: 5, minWatermark: watermark }))

const titles: string[] = []
for await (const { title } of attune.items(userId, 20, 8)) titles.push(title)
process.stdout.write(`${titles.length} items in three pages, ${new Set(titles).size} of them different.\n`)
