import { type Tuning, toInput } from '../list/tuning.ts'
import { number, percent } from '../parts/format.ts'
import { Panel } from '../parts/panel.tsx'
import { Scrolling } from '../parts/scrolling.tsx'
import { ProblemState } from '../parts/states.tsx'
import { type Changes, changesOf, type ListChange } from './list-changes.ts'
import { COMPARED_ENTRIES, SAMPLE_SIZE, useSample } from './use-sample.ts'

/** People of the table: those whose lists differ most. */
const LISTED = 20

interface SamplePanelProps {
  readonly left: Tuning
  readonly right: Tuning
  /** The address of the comparison of a person under both settings. */
  addressOf(userId: string): string
}

/** What the two settings change for many people: how much lists overlap, how far items move, how many items are shown. */
export function SamplePanel({ left, right, addressOf }: SamplePanelProps) {
  const sample = useSample({ left: toInput(left), right: toInput(right) })
  const { pairs, asked, of, problem, isRunning, run } = sample
  return (
    <Panel title="Over many people" note={`the first ${COMPARED_ENTRIES} items of each`}>
      <div className="stack">
        <div className="head-row">
          <button type="button" className="button" disabled={isRunning} onClick={run}>
            Compare the settings over {SAMPLE_SIZE} people
          </button>
          {isRunning ? (
            <progress aria-label="Lists that were made" value={asked} max={of === 0 ? SAMPLE_SIZE : of} />
          ) : null}
        </div>
        {problem ? <ProblemState problem={problem} onAskAgain={run} /> : null}
        {pairs.length > 0 ? (
          <Found changes={changesOf(pairs)} isWhole={!isRunning} addressOf={addressOf} />
        ) : null}
      </div>
    </Panel>
  )
}

interface FoundProps extends Pick<SamplePanelProps, 'addressOf'> {
  readonly changes: Changes
  readonly isWhole: boolean
}

function Found({ changes, isWhole, addressOf }: FoundProps) {
  const { people, overlap, moves, unchanged, distinct } = changes
  return (
    <>
      <dl className="facts" aria-busy={!isWhole}>
        <Figure name="People" value={number(people.length)} />
        <Figure name="Mean overlap of items" value={percent(overlap)} />
        <Figure name="Ranks that an item in both moves" value={ranks(moves)} />
        <Figure name="Lists that stay the same" value={number(unchanged)} />
        <Figure name="Distinct items on the left" value={number(distinct.left)} />
        <Figure name="Distinct items on the right" value={number(distinct.right)} />
      </dl>
      <Scrolling label="People whose lists differ most">
        <table className="table">
          <thead>
            <tr>
              <th>Differs most for</th>
              <th className="is-number">Overlap</th>
              <th className="is-number">Ranks moved</th>
            </tr>
          </thead>
          <tbody>
            {people.slice(0, LISTED).map((person) => (
              <PersonRow key={person.id} person={person} address={addressOf(person.id)} />
            ))}
          </tbody>
        </table>
      </Scrolling>
    </>
  )
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="numbers">{value}</dd>
    </div>
  )
}

function PersonRow({ person, address }: { readonly person: ListChange; readonly address: string }) {
  return (
    <tr>
      <th scope="row">
        <a href={address}>{person.name ?? person.id}</a>
      </th>
      <td className="is-number">{percent(person.overlap)}</td>
      <td className="is-number">{ranks(person.moves)}</td>
    </tr>
  )
}

function ranks(moves: number | null): string {
  return moves === null ? 'none' : moves.toFixed(1)
}
