import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseShortDuration } from '../domain/duration.ts'
import { EVENT_KINDS, isEdgeKind } from '../domain/event.ts'
import { NEVER_AGAIN, SEEN_PRESETS, type SeenAges, type SeenPolicy } from '../domain/seen-policy.ts'
import { isDismissal } from '../events/event-weight.ts'

/** Kinds of events that a policy can name: dismissals hide an item whatever it says. */
const KINDS = EVENT_KINDS.filter((kind) => isEdgeKind(kind) && !isDismissal(kind))

const PRESETS = new Map<string, SeenPolicy>([['never', NEVER_AGAIN], ...Object.entries(SEEN_PRESETS)])

/** The kind of items whose ages apply to all kinds without ages of their own. */
const ANY_ITEM = '*'

const age = z
  .union([z.string(), z.literal(0).transform(String)])
  .transform((text) => (text === 'never' ? text : parseShortDuration(text)))
  .pipe(z.union([z.literal('never'), z.number()]))

const ages = z.record(z.string(), age).transform((byKind, context): SeenAges => {
  const entries = Object.entries(byKind).map(([name, one]) => [name.toLowerCase(), one] as const)
  if (entries.every(([name]) => KINDS.some((kind) => kind === name))) return Object.fromEntries(entries)
  context.addIssue({ code: 'custom', params: { reason: `its events are of ${KINDS.join(', ')}` } })
  return z.NEVER
})

const policy = z
  .record(z.string(), ages)
  .transform(({ [ANY_ITEM]: all = {}, ...byItemKind }): SeenPolicy => ({ ages: all, byItemKind }))

/** A preset, the path of a JSON file, which is read, or the policy as JSON. */
export const seenPolicy: z.ZodType<SeenPolicy> = z.unknown().transform((given, context) => {
  const preset = typeof given === 'string' ? PRESETS.get(given.trim().toLowerCase()) : undefined
  if (preset) return preset
  const { json, reason } = typeof given === 'string' ? readJson(given.trim()) : { json: given, reason: '' }
  const parsed = policy.safeParse(json)
  if (reason === '' && parsed.success) return parsed.data
  const issue = parsed.error?.issues.find(({ code }) => code === 'custom')
  const found = issue?.code === 'custom' ? issue.params?.reason : undefined
  context.addIssue({
    code: 'custom',
    params: { reason: reason || found || 'ages are never, 0, or such as 12h or 30d' },
  })
  return z.NEVER
})

function readJson(text: string): { readonly json: unknown; readonly reason: string } {
  try {
    return { json: JSON.parse(text.startsWith('{') ? text : readFileSync(text, 'utf8')), reason: '' }
  } catch (error) {
    return { json: null, reason: error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read' }
  }
}
