import { setConsent } from '../../consent/set-consent.ts'
import { type ConsentChoice, PURPOSES } from '../../domain/consent.ts'
import { text } from '../../domain/field.ts'
import type { MutationSetConsentArgs } from './__generated__/resolvers.ts'
import type { RequestContext } from './context.ts'
import { schemaName } from './enums.ts'
import type { UserPayload } from './models.ts'
import { payloadAbout } from './write-payload.ts'
import { WriteInput } from './write-records.ts'

const POLICY_VERSION = text(100)

/** Writes what a user decides, which the lists and events of this process then obey. */
export async function resolveSetConsent(
  args: MutationSetConsentArgs,
  context: RequestContext,
): Promise<UserPayload> {
  const { parts, nowMs, signal } = context
  const input = new WriteInput()
  const userId = input.id('userId', args.userId)
  const choices = readChoices(input, args.choices)
  const policyVersion = input.read('policyVersion', POLICY_VERSION, args.policyVersion)
  const write = async () => {
    const terms = { atMs: nowMs, origin: 'api', policyVersion } as const
    await setConsent(parts.graph, [{ userId, choices }], terms, { signal })
    // A failure is answered: the decision was made, but would not outlive a restore of an older graph.
    await parts.consents.read()
    parts.liveUsers.onWrite([userId])
    return { changed: 1, problems: [] }
  }
  const payload = await payloadAbout(context, [userId], input.problems, input.isValid ? write : null)
  return { ...payload, userId: payload.watermark === null ? null : userId }
}

function readChoices(
  input: WriteInput,
  choices: MutationSetConsentArgs['choices'],
): readonly ConsentChoice[] {
  if (choices.length === 0 || choices.length > PURPOSES.length)
    input.fail('choices', `must have 1-${PURPOSES.length} entries`)
  const named = new Set<string>()
  for (const [index, { purpose }] of choices.slice(0, PURPOSES.length).entries()) {
    if (named.has(purpose))
      input.entry('choices', index).fail('purpose', `names ${schemaName(purpose)} twice`)
    named.add(purpose)
  }
  return choices
}
