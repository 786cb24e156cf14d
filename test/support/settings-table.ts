import { SETTING_KEYS } from '../../src/app/config.ts'
import { SETTINGS, type SettingKey } from '../../src/app/settings.ts'

/** The settings that README.md lists: those that most deployments change. */
const README_KEYS: readonly SettingKey[] = [
  'dataDir',
  'graph',
  'neo4jUri',
  'neo4jPassword',
  'host',
  'port',
  'corsOrigins',
  'allowedHosts',
  'operatorAccess',
  'demo',
]

/** The table of all settings in docs/settings.md. */
export function settingsTable(): string {
  const rows = SETTING_KEYS.map((key) => {
    const { env, description, allowed } = SETTINGS[key]
    return `| \`${env}\` | \`${key}\` | ${description} | ${allowed} | ${shownDefault(key)} |`
  })
  return [
    '| Variable | Key | Meaning | Allowed | Default |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

/** The table of the common settings in README.md. */
export function readmeSettingsTable(): string {
  const rows = README_KEYS.map((key) => {
    const { env, description } = SETTINGS[key]
    return `| \`${env}\` | ${description} | ${shownDefault(key)} |`
  })
  return ['| Variable | Meaning | Default |', '| --- | --- | --- |', ...rows].join('\n')
}

function shownDefault(key: SettingKey): string {
  const { fallback } = SETTINGS[key]
  return /^[\w.:/-]+$/.test(fallback) ? `\`${fallback}\`` : fallback
}
