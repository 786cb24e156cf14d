import { refused } from '../../catalog/written.ts'
import { setConsent } from '../../consent/set-consent.ts'
import { type ConsentChoice, isOwnPurpose, PURPOSES } from '../../domain/consent.ts'
import { text } from '../../domain/field.ts'
import { isVisitorId } from '../../domain/ids.ts'
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
  const { parts, quota, nowMs, signal } = context
  const input = new WriteInput()
  const userId = input.id('userId', args.userId)
  const choices = readChoices(input, userId, args.choices)
  const policyVersion = input.read('policyVersion', POLICY_VERSION, args.policyVersion)
  const write = async () => {
    const origin = { network: quota?.network ?? null, nowMs, signal }
    const tooMany = (await parts.newVisitors.refused([userId], origin)).get(userId)
    if (tooMany) return refused(tooMany)
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
  userId: string,
  choices: MutationSetConsentArgs['choices'],
): readonly ConsentChoice[] {
  const most = PURPOSES.filter((purpose) => isOwnPurpose(userId, purpose)).length
  if (choices.length === 0 || choices.length > most) input.fail('choices', `must have 1-${most} entries`)
  const named = new Set<string>()
  for (const [index, { purpose }] of choices.slice(0, most).entries()) {
    const choice = input.entry('choices', index)
    if (named.has(purpose)) choice.fail('purpose', `names ${schemaName(purpose)} twice`)
    if (!isOwnPurpose(userId, purpose))
      choice.fail('purpose', `names ${schemaName(purpose)}, which is for ${othersThan(userId)}`)
    named.add(purpose)
  }
  return choices
}

function othersThan(userId: string): string {
  return isVisitorId(userId) ? 'users: visitors decide about VISITOR_HISTORY' : 'visitors'
}
