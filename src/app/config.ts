import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { z } from 'zod'
import { grantedByDefault } from '../domain/consent.ts'
import { HOUR_MS } from '../domain/duration.ts'
import { AttuneError } from '../domain/errors.ts'
import type { Policy } from '../domain/policy.ts'
import type { EventScale } from '../events/event-weight.ts'
import { nearest } from '../platform/nearest.ts'
import { DEFAULT_POLICY } from '../recommend/scoring/default-policy.ts'
import type { GivenSetting, SettingOrigin } from '../server/api/server-parts.ts'
import { isLoopback } from './setting-values.ts'
import { SETTINGS, type SettingKey, type SettingValue } from './settings.ts'

/** Every setting, validated and frozen. Printing it shows no secret. */
export type Config = { readonly [K in SettingKey]: SettingValue<K> } & {
  /** The settings as they were given, in order. */
  readonly givenSettings: readonly GivenSetting[]
}

/** The configuration file, unless `ATTUNE_CONFIG` names another. Optional. */
const CONFIG_FILE = 'attune.config.json'

type Variables = Readonly<Record<string, string | undefined>>

/** A value and where it was set, for messages. */
interface Given {
  readonly name: string
  readonly value: unknown
  readonly origin: SettingOrigin
}

/**
 * Reads the settings. The environment takes precedence over the configuration file, and the file over the defaults. An
 * empty variable counts as not set.
 *
 * @param folder of the configuration file
 * @throws AttuneError `CONFIG_INVALID` naming every unknown or invalid setting and the allowed values
 */
export function readConfig(variables: Variables, folder: string): Config {
  const problems: string[] = unknownVariables(variables)
  const file = readConfigFile(variables, folder, problems)
  const parsed = new Map<string, unknown>()
  const givenSettings: GivenSetting[] = []
  for (const key of SETTING_KEYS) {
    const given = lookUp(key, variables, file)
    givenSettings.push(asGiven(key, given))
    const result = SETTINGS[key].schema.safeParse(given.value)
    if (result.success) parsed.set(key, result.data)
    else problems.push(complaint(key, given, result.error))
  }
  if (problems.length > 0) {
    throw new AttuneError('CONFIG_INVALID', `settings: ${problems.join('; ')}`, {
      hint: 'docs/settings.md lists all settings',
    })
  }
  return Object.freeze(Object.fromEntries<unknown>([...parsed, ['givenSettings', givenSettings]])) as Config
}

/** Share of a request's deadline for one list. */
const LIST_SHARE = 0.75

/** The deadline of a request that the deadlines of the sources are made for, ms. */
const USUAL_REQUEST_MS = 2_000

/** Deadline of a list, ms. Leaves the request time for a fallback. */
export function listDeadlineMs({ requestDeadlineMs }: Pick<Config, 'requestDeadlineMs'>): number {
  return requestDeadlineMs * LIST_SHARE
}

/** True: users who have not decided about personalization count as those who denied it. */
export function needsConsent({ consentDefaults }: Pick<Config, 'consentDefaults'>): boolean {
  return !grantedByDefault(consentDefaults).has('personalization')
}

/** How events weigh by the settings. */
export function eventScaleOf({
  ratingScale,
  eventWeights,
}: Pick<Config, 'ratingScale' | 'eventWeights'>): EventScale {
  return { ...ratingScale, weights: eventWeights }
}

/** The default policy with the values of the settings. Requests that may take longer have more patient sources. */
export function policyOf(config: Config): Policy {
  const {
    requestDeadlineMs,
    halfLifeDays,
    exploration,
    newItems,
    follows,
    minContributors,
    minAccountAgeHours,
    seenPolicy,
  } = config
  const patience = Math.max(1, requestDeadlineMs / USUAL_REQUEST_MS)
  const sources = Object.entries(DEFAULT_POLICY.sources).map(([name, limits]) => [
    name,
    { ...limits, deadlineMs: patience * limits.deadlineMs },
  ])
  return {
    ...DEFAULT_POLICY,
    sources: Object.fromEntries(sources),
    seen: seenPolicy,
    halfLifeDays,
    exploration,
    newItems,
    follows,
    minContributors,
    minAccountAgeMs: minAccountAgeHours * HOUR_MS,
  }
}

/** Every key of `SETTINGS`, in order. */
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[]

function lookUp(key: SettingKey, variables: Variables, file: ConfigFile): Given {
  const { env } = SETTINGS[key]
  const fromEnvironment = variables[env]
  if (fromEnvironment !== undefined && fromEnvironment !== '') {
    return { name: env, value: fromEnvironment, origin: 'environment' }
  }
  const value = file.values[key]
  if (value !== undefined) return { name: `${key} in ${file.name}`, value, origin: 'file' }
  return { name: env, value: defaultOf(key, variables, file), origin: 'default' }
}

/** Tools are on outside production. Operator access is on if only this machine can connect. */
function defaultOf(key: SettingKey, variables: Variables, file: ConfigFile): unknown {
  if (key === 'tools') return variables.NODE_ENV === 'production' ? 'none' : 'explorer,ide,introspection'
  if (key === 'operatorAccess') return isLoopback(String(lookUp('host', variables, file).value).trim())
  return SETTINGS[key].fallback
}

/** A link of a description with its text, or a mark of code. */
const MARKDOWN = /\[([^[\]]*)\]\([^()]*\)|`/g

function asGiven(key: SettingKey, { value, origin }: Given): GivenSetting {
  const { env, description } = SETTINGS[key]
  const isHidden = origin !== 'default' && HIDDEN_KEYS.includes(key)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return {
    name: env,
    description: description.replace(MARKDOWN, '$1'),
    value: isHidden ? null : text,
    origin,
  }
}

/** Settings whose value may contain a secret, also an invalid one. */
const HIDDEN_KEYS: readonly SettingKey[] = [
  'neo4jPassword',
  'neo4jUri',
  'sharedStore',
  'tokenSecret',
  'webhookUrl',
  'webhookSecret',
]

function complaint(key: SettingKey, { name, value }: Given, { issues }: z.ZodError): string {
  const shown = HIDDEN_KEYS.includes(key) ? 'something else' : JSON.stringify(value)
  const reason = issues[0]?.code === 'custom' && issues[0].params?.reason
  return `${name} must be ${SETTINGS[key].allowed}, was ${shown}${reason ? ` (${reason})` : ''}`
}

function unknownVariables(variables: Variables): string[] {
  const known = [...SETTING_KEYS.map((key) => SETTINGS[key].env), 'ATTUNE_CONFIG']
  return Object.keys(variables)
    .filter((name) => name.startsWith('ATTUNE_') && !known.includes(name))
    .sort()
    .map((name) => `${name} is unknown, did you mean ${nearest(name, known)}?`)
}

interface ConfigFile {
  readonly name: string
  readonly values: Readonly<Partial<Record<SettingKey, unknown>>>
}

function readConfigFile(variables: Variables, folder: string, problems: string[]): ConfigFile {
  const requested = variables.ATTUNE_CONFIG
  const name = requested || CONFIG_FILE
  const found = readText(resolve(folder, name))
  if ('failure' in found) {
    if (requested) problems.push(`ATTUNE_CONFIG names a file that cannot be read: ${name} (${found.failure})`)
    else if (found.failure !== ABSENT) problems.push(`${name} cannot be read (${found.failure})`)
    return { name, values: {} }
  }
  const { text } = found
  const values = parseObject(text)
  if (values === null) {
    problems.push(`${name} must hold one JSON object`)
    return { name, values: {} }
  }
  for (const key of Object.keys(values)) {
    if (!Object.hasOwn(SETTINGS, key)) {
      problems.push(`${key} in ${name} is unknown, did you mean ${nearest(key, SETTING_KEYS)}?`)
    }
  }
  return { name, values }
}

const ABSENT = 'there is none'

const FAILURES: Readonly<Record<string, string>> = {
  ENOENT: ABSENT,
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
}

function readText(path: string): { readonly text: string } | { readonly failure: string } {
  try {
    return { text: readFileSync(path, 'utf8') }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown failure'
    return { failure: FAILURES[code] ?? code }
  }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
