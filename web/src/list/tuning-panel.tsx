import { type CandidateSource, PreviousModelDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { Term } from '../parts/term.tsx'
import { useMay } from '../sign-in/use-scopes.ts'
import { SeenControl } from './seen-control.tsx'
import { Slider } from './slider.tsx'
import { SOURCES, sourceLook } from './sources.ts'
import { SourceDot } from './stacked-bar.tsx'
import {
  isUntuned,
  MAX_PER_TAG,
  MAX_TEMPERATURE,
  MAX_WEIGHT,
  MIN_TEMPERATURE,
  type Tuning,
  UNTUNED,
  withWeight,
} from './tuning.ts'

interface TuningPanelProps {
  readonly tuning: Tuning
  onChange(tuning: Tuning): void
}

/** The controls of a list, in a panel that closes. */
export function TuningPanel({ isOpen, ...props }: TuningPanelProps & { readonly isOpen: boolean }) {
  return (
    <details className="panel tuning" open={isOpen}>
      <summary className="panel-head">
        <h2>Tune</h2>
        <small>{isUntuned(props.tuning) ? 'the policy as it is' : 'changed'}</small>
      </summary>
      <TuningControls {...props} />
    </details>
  )
}

/** Sliders for what the API lets a client change about a list. */
export function TuningControls({ tuning, onChange }: TuningPanelProps) {
  return (
    <div className="stack">
      <DiversitySlider
        diversity={tuning.diversity}
        onChange={(diversity) => onChange({ ...tuning, diversity })}
      />
      <CapSlider maxPerTag={tuning.maxPerTag} onChange={(maxPerTag) => onChange({ ...tuning, maxPerTag })} />
      <TemperatureSlider
        temperature={tuning.temperature}
        onChange={(temperature) => onChange({ ...tuning, temperature })}
      />
      <SeenControl allow={tuning.seen} onChange={(seen) => onChange({ ...tuning, seen })} />
      <PreviousModel
        isChosen={tuning.isOfPrevious}
        onChange={(isOfPrevious) => onChange({ ...tuning, isOfPrevious })}
      />
      <h3 className="slider-head">Sources</h3>
      {SOURCES.map((source) => (
        <WeightSlider
          key={source}
          source={source}
          weight={tuning.weights[source] ?? 1}
          onChange={(weight) => onChange(withWeight(tuning, source, weight))}
        />
      ))}
      <button
        type="button"
        className="button is-small"
        disabled={isUntuned(tuning)}
        onClick={() => onChange({ ...UNTUNED, filters: tuning.filters })}
      >
        Back to the policy
      </button>
      <Term of="policy">The policy</Term>
    </div>
  )
}

interface PreviousModelProps {
  readonly isChosen: boolean
  onChange(isChosen: boolean): void
}

/** Offers the model before the last training, if there is one that the key may see. */
function PreviousModel({ isChosen, onChange }: PreviousModelProps) {
  const mayCompare = useMay('analyze')
  const { data } = useAnswer(PreviousModelDocument, mayCompare ? {} : null)
  if (!isChosen && !data?.previousModelVersion) return null
  return (
    <label>
      <input type="checkbox" checked={isChosen} onChange={({ target }) => onChange(target.checked)} />
      <span>By the model before the last training</span>
    </label>
  )
}

interface WeightSliderProps {
  readonly source: CandidateSource
  readonly weight: number
  onChange(weight: number): void
}

function WeightSlider({ source, weight, onChange }: WeightSliderProps) {
  const { name, does, color } = sourceLook(source)
  return (
    <Slider
      label={
        <>
          <SourceDot source={source} />
          {name}
        </>
      }
      shown={weight === 0 ? 'off' : `× ${weight}`}
      spoken={weight === 0 ? 'off' : `times ${weight}`}
      min={0}
      max={MAX_WEIGHT}
      step={0.25}
      value={weight}
      isChanged={weight !== 1}
      title={does}
      color={color}
      onChange={onChange}
    />
  )
}

interface TemperatureSliderProps {
  readonly temperature: number
  onChange(temperature: number): void
}

/** Logarithmic, so that values below and above 1 have equal room. */
function TemperatureSlider({ temperature, onChange }: TemperatureSliderProps) {
  return (
    <Slider
      label="Temperature"
      shown={String(temperature)}
      min={Math.log10(MIN_TEMPERATURE)}
      max={Math.log10(MAX_TEMPERATURE)}
      step={0.1}
      value={Math.log10(temperature)}
      isChanged={temperature !== 1}
      note="low: one clear favorite; high: all about equal; the order stays"
      onChange={(power) => onChange(Number((10 ** power).toPrecision(2)))}
    />
  )
}

interface DiversitySliderProps {
  readonly diversity: number
  onChange(diversity: number): void
}

function DiversitySlider({ diversity, onChange }: DiversitySliderProps) {
  return (
    <Slider
      label="Diversity"
      shown={diversity === 0 ? 'off' : String(diversity)}
      min={0}
      max={1}
      step={0.05}
      value={diversity}
      isChanged={diversity !== 0}
      note="moves similar items apart; scores stay"
      onChange={onChange}
    />
  )
}

interface CapSliderProps {
  readonly maxPerTag: number | null
  onChange(maxPerTag: number | null): void
}

/** The last position means the policy's own cap. */
function CapSlider({ maxPerTag, onChange }: CapSliderProps) {
  return (
    <Slider
      label="Most per tag"
      shown={maxPerTag === null ? "the policy's" : `≤ ${maxPerTag}`}
      spoken={maxPerTag === null ? "the policy's" : `at most ${maxPerTag}`}
      min={1}
      max={MAX_PER_TAG + 1}
      step={1}
      value={maxPerTag ?? MAX_PER_TAG + 1}
      isChanged={maxPerTag !== null}
      note="of the items that share their strongest tag"
      onChange={(value) => onChange(value > MAX_PER_TAG ? null : value)}
    />
  )
}
