import { type FormEvent, useState } from 'react'
import {
  AccessDocument,
  type AccessQuery,
  CreateKeyDocument,
  RevokeKeyDocument,
  type Scope,
  type SettingOrigin,
} from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useWriting } from '../api/use-writing.ts'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { day, moment, number } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { Scrolling } from '../parts/scrolling.tsx'
import { EmptyState, ProblemState, Skeletons } from '../parts/states.tsx'
import { useToast } from '../parts/toast.tsx'
import { useTitle } from '../parts/use-title.ts'
import { WriteNotes } from '../parts/write-notes.tsx'

const SCOPES: readonly (readonly [Scope, string])[] = [
  ['READ', 'catalog and own lists, for browsers'],
  ['TRACK', 'own events, for browsers'],
  ['SERVER', 'catalog and all users'],
  ['STEER', 'placements and segments'],
  ['ANALYZE', 'statistics'],
  ['PRIVACY', 'export and erase users'],
  ['ADMIN', 'everything'],
]

type Key = NonNullable<AccessQuery['apiKeys']>[number]
type Given = NonNullable<NonNullable<AccessQuery['settings']>['givenSettings']>[number]
type Entry = NonNullable<AccessQuery['auditEntries']>['nodes'][number]

/** The keys, the settings, and who did what with the keys. */
export function AccessView() {
  useTitle('Access')
  const { data, problem, askAgain } = useAnswer(AccessDocument, {})
  const keys = data?.apiKeys
  return (
    <>
      <header className="page-head">
        <h1>Access</h1>
        <p className="lead">Who may call the API, and what they changed and read with it.</p>
      </header>
      {problem && !keys ? <ProblemState problem={problem} onAskAgain={askAgain} /> : null}
      {keys || problem ? null : <Skeletons count={2} height={120} />}
      {keys ? (
        <div className="sections">
          {keys.length === 0 ? <NoKeys /> : <Keys keys={keys} onChanged={askAgain} />}
          <GivenSettings settings={data?.settings?.givenSettings ?? []} />
          <Audit entries={data?.auditEntries?.nodes ?? []} total={data?.auditEntries?.totalCount ?? 0} />
        </div>
      ) : null}
    </>
  )
}

/** The first key would end the access of this page, so it is made elsewhere. */
function NoKeys() {
  return (
    <EmptyState title="This server has no keys">
      <p>
        Everyone who reaches it may do everything. From the first key on, every caller needs one, this page
        too. Create the first one on the machine of the server:
      </p>
      <code className="chip">attune keys create --name explorer --scopes admin</code>
    </EmptyState>
  )
}

interface KeysProps {
  readonly keys: readonly Key[]
  onChanged(): void
}

function Keys({ keys, onChanged }: KeysProps) {
  const [made, setMade] = useState<string | null>(null)
  const writing = useWriting(onChanged)
  const create = async (name: string, scopes: readonly Scope[], origins: readonly string[]) => {
    const payload = await writing.write(
      CreateKeyDocument,
      { name, scopes, origins },
      'Created.',
      ({ createApiKey }) => createApiKey ?? null,
    )
    setMade(payload?.key ?? null)
    return payload !== null
  }
  const revoke = (name: string) => {
    setMade(null)
    return writing.write(RevokeKeyDocument, { name }, 'Revoked.', ({ revokeApiKey }) => revokeApiKey ?? null)
  }
  return (
    <>
      <Panel title="Keys" note="shown by their first characters">
        <WriteNotes {...writing} />
        <Scrolling label="API keys">
          <table className="table">
            <thead>
              <tr>
                <th>Name</th>
                <th>Key</th>
                <th>Scopes</th>
                <th>Origins</th>
                <th>Created</th>
                <th>Last used</th>
                <th>Ends</th>
                <th>Revoke</th>
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <tr key={key.name}>
                  <th scope="row">{key.name}</th>
                  <td className="code">{key.start}…</td>
                  <td>{key.scopes.map((scope) => scope.toLowerCase()).join(', ')}</td>
                  <td>{key.origins.join(', ') || 'any caller'}</td>
                  <td>{day(key.rotatedAt ?? key.createdAt)}</td>
                  <td>{key.lastUsedAt ? moment(key.lastUsedAt) : 'never'}</td>
                  <td>{key.expiresAt ? moment(key.expiresAt) : 'never'}</td>
                  <td>
                    <ConfirmButton
                      label="Revoke"
                      question={`Revoke the key ${key.name}?`}
                      onConfirm={() => revoke(key.name)}
                    >
                      <p>It stops working within a second, in every process. This cannot be undone.</p>
                    </ConfirmButton>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
        {made === null ? null : <MadeKey value={made} onClose={() => setMade(null)} />}
      </Panel>
      <NewKey onCreate={create} />
    </>
  )
}

/** A new key: shown until it is closed, and never again. */
function MadeKey({ value, onClose }: { readonly value: string; onClose(): void }) {
  const say = useToast()
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => say({ text: 'Copied the key.' }),
      () => say({ text: 'This browser does not let the page copy.', isBad: true }),
    )
  return (
    <div className="banner" role="status">
      <span>
        The new key, which is shown once: <code className="made-key">{value}</code>
      </span>
      <button type="button" className="button is-small" onClick={copy}>
        Copy the key
      </button>
      <button type="button" className="button is-small" onClick={onClose}>
        I have kept it
      </button>
    </div>
  )
}

interface NewKeyProps {
  onCreate(name: string, scopes: readonly Scope[], origins: readonly string[]): Promise<boolean>
}

function NewKey({ onCreate }: NewKeyProps) {
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    const scopes = SCOPES.map(([scope]) => scope).filter((scope) => given.has(scope))
    const origins = String(given.get('origins')).split(/\s+/).filter(Boolean)
    if (await onCreate(String(given.get('name')).trim(), scopes, origins)) form.reset()
  }
  return (
    <Panel title="New key">
      <form className="stack" onSubmit={submit}>
        <label className="picker is-narrow">
          <span className="note">Name</span>
          <input className="field" name="name" required autoComplete="off" />
        </label>
        <fieldset className="stack">
          <legend className="note">Scopes</legend>
          {SCOPES.map(([scope, words]) => (
            <label key={scope}>
              <input type="checkbox" name={scope} /> {scope.toLowerCase()} <small>{words}</small>
            </label>
          ))}
        </fieldset>
        <label className="picker is-narrow">
          <span className="note">Origins of pages that may use it; any caller if empty</span>
          <input className="field" name="origins" placeholder="https://shop.example" autoComplete="off" />
        </label>
        <div className="head-row">
          <button type="submit" className="button is-strong">
            Create the key
          </button>
        </div>
      </form>
    </Panel>
  )
}

/** The settings that were given and where; those with their default can be opened. */
function GivenSettings({ settings }: { readonly settings: readonly Given[] }) {
  const given = settings.filter(({ origin }) => origin !== 'DEFAULT')
  const others = settings.filter(({ origin }) => origin === 'DEFAULT')
  return (
    <Panel title="Settings" note="of the process that answers">
      {given.length === 0 ? (
        <p className="note">All settings have their defaults.</p>
      ) : (
        <SettingTable label="Settings that were given" settings={given} />
      )}
      <details>
        <summary>{number(others.length)} settings with their default</summary>
        <SettingTable label="Settings with their default" settings={others} />
      </details>
    </Panel>
  )
}

const ORIGINS: Readonly<Record<SettingOrigin, string>> = {
  ENVIRONMENT: 'environment',
  FILE: 'configuration file',
  DEFAULT: 'default',
}

interface SettingTableProps {
  readonly label: string
  readonly settings: readonly Given[]
}

function SettingTable({ label, settings }: SettingTableProps) {
  return (
    <Scrolling label={label}>
      <table className="table">
        <thead>
          <tr>
            <th>Setting</th>
            <th>Value</th>
            <th>Origin</th>
            <th>What it is</th>
          </tr>
        </thead>
        <tbody>
          {settings.map(({ name, value, origin, description }) => (
            <tr key={name}>
              <th scope="row" className="code">
                {name}
              </th>
              <td className="code">{value ?? 'not shown'}</td>
              <td>{ORIGINS[origin]}</td>
              <td>{description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

interface AuditProps {
  readonly entries: readonly Entry[]
  readonly total: number
}

/** The newest entries of the audit log, by key and by field. */
function Audit({ entries, total }: AuditProps) {
  const [actor, setActor] = useState('')
  const [action, setAction] = useState('')
  const shown = entries.filter(
    (entry) =>
      (actor === '' || entry.actor === actor) && entry.action.toLowerCase().includes(action.toLowerCase()),
  )
  return (
    <Panel
      title="Audit log"
      note={`the newest ${number(entries.length)} of ${number(total)}, without users and values`}
    >
      <div className="head-row">
        <label className="picker is-narrow">
          <span className="note">Key</span>
          <select className="field" value={actor} onChange={({ target }) => setActor(target.value)}>
            <option value="">all</option>
            {[...new Set(entries.map((entry) => entry.actor))].sort().map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <label className="picker is-narrow">
          <span className="note">Field</span>
          <input className="field" value={action} onChange={({ target }) => setAction(target.value)} />
        </label>
      </div>
      <Scrolling label="Audit entries">
        <table className="table">
          <thead>
            <tr>
              <th>When</th>
              <th>Key</th>
              <th>Field</th>
              <th className="is-number">Times</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => (
              <tr key={`${entry.at} ${entry.actor} ${entry.action}`}>
                <td>{moment(entry.at)}</td>
                <td>{entry.actor}</td>
                <td className="code">{entry.action}</td>
                <td className="is-number">{number(entry.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {shown.length === 0 ? <p className="note">No entry.</p> : null}
    </Panel>
  )
}
