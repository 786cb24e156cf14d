import { type Purpose, SetConsentDocument } from '../__generated__/graphql.ts'
import type { Writing } from '../api/use-writing.ts'
import { day, moment } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { Switch } from '../parts/switch.tsx'
import type { MyData } from './my-data.ts'
import { purposeText } from './purposes.ts'

type Consent = NonNullable<MyData['consent']>

/** Version of the texts on this page; receipts keep it. */
const POLICY_VERSION = 'explorer-2'

interface ConsentPanelsProps {
  readonly userId: string
  readonly consent: Consent
  readonly writing: Writing
}

/** The switch that pauses personalization, one switch for each other purpose, and the receipts. */
export function ConsentPanels({ userId, consent, writing }: ConsentPanelsProps) {
  const decide = (purpose: Purpose, isGranted: boolean, done: string) =>
    writing.write(
      SetConsentDocument,
      { userId, choices: [{ purpose, isGranted }], policyVersion: POLICY_VERSION },
      done,
      ({ setConsent }) => setConsent,
    )
  const isPaused = consent.choices.some(
    ({ purpose, isGranted }) => purpose === 'PERSONALIZATION' && !isGranted,
  )
  return (
    <>
      <Panel title="Pause">
        <Switch
          label="Pause personalization"
          note="What I do is not kept, except for what I dismiss, and my lists ignore my history. The history stays, and counts again when I continue. Until then it may count in lists of others, as decided below."
          isOn={isPaused}
          isBusy={writing.isBusy}
          onChange={(pause) =>
            decide(
              'PERSONALIZATION',
              !pause,
              pause ? 'Personalization is paused.' : 'Lists are personal again.',
            )
          }
        />
      </Panel>
      <Panel title="My data may be used to">
        {consent.choices
          .filter(({ purpose }) => purpose !== 'PERSONALIZATION')
          .map(({ purpose, isGranted, isDefault, decidedAt }) => {
            const { name, does } = purposeText(purpose)
            return (
              <Switch
                key={purpose}
                label={name}
                note={`${does}. ${decidedText(isDefault, decidedAt)}`}
                isOn={isGranted}
                isBusy={writing.isBusy}
                onChange={(isOn) => decide(purpose, isOn, `${name}: ${isOn ? 'allowed' : 'denied'}.`)}
              />
            )
          })}
        {consent.receipts ? <Receipts receipts={consent.receipts} /> : null}
      </Panel>
    </>
  )
}

function decidedText(isDefault: boolean, decidedAt: string | null): string {
  if (isDefault) return 'The default of the service.'
  return decidedAt === null ? 'Decided.' : `Decided on ${day(decidedAt)}.`
}

/** What the user decided, newest first. */
function Receipts({ receipts }: { readonly receipts: NonNullable<Consent['receipts']> }) {
  const { nodes, totalCount } = receipts
  return (
    <details className="receipts">
      <summary>Receipts: {totalCount ?? nodes.length}</summary>
      {nodes.length === 0 ? <p className="note">Nothing was decided yet.</p> : null}
      <ol className="rows" aria-label="Receipts">
        {nodes.map(({ id, version, decidedAt, granted, denied, policyVersion, origin }) => (
          <li className="row" key={id}>
            <span className="numbers note">{version}</span>
            <span className="receipt">
              {choicesText(granted, denied)}
              <small>
                {moment(decidedAt)}, by {origin === 'API' ? 'the API' : 'the demo world'}
                {policyVersion === null ? '' : `, text ${policyVersion}`}
              </small>
            </span>
          </li>
        ))}
      </ol>
      {nodes.length < (totalCount ?? 0) ? <p className="note">The newest {nodes.length} are shown.</p> : null}
    </details>
  )
}

function choicesText(granted: readonly Purpose[], denied: readonly Purpose[]): string {
  const part = (word: string, purposes: readonly Purpose[]) =>
    purposes.length === 0 ? [] : [`${word} ${purposes.map((one) => purposeText(one).name).join(', ')}`]
  return [...part('Allowed', granted), ...part('Denied', denied)].join('. ')
}
