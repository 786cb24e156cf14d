import { SETTING_KEYS } from '../../src/app/config.ts'
import { SETTINGS } from '../../src/app/settings.ts'

/** The settings as README.md lists them. */
export function settingsTable(): string {
  const rows = SETTING_KEYS.map((key) => {
    const { env, description, fallback, allowed } = SETTINGS[key]
    const shown = /^[\w.:/-]+$/.test(fallback) ? `\`${fallback}\`` : fallback
    return `| \`${env}\` | \`${key}\` | ${description} | ${allowed} | ${shown} |`
  })
  return [
    '| Variable | `key` in the file | What it does | Allowed | Default |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}
