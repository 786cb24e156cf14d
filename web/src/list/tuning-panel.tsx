import { type CSSProperties, useId } from 'react'
import type { CandidateSource } from '../__generated__/graphql.ts'
import { SOURCES, sourceLook } from './sources.ts'
import { SourceDot } from './stacked-bar.tsx'
import {
  isUntuned,
  MAX_TEMPERATURE,
  MAX_WEIGHT,
  MIN_TEMPERATURE,
  type Tuning,
  UNTUNED,
  withWeight,
} from './tuning.ts'

interface TuningPanelProps {
  readonly tuning: Tuning
  readonly title?: string
  readonly isOpen?: boolean
  onChange(tuning: Tuning): void
}

/** Sliders for what the API lets a client change about a list. */
export function TuningPanel({ tuning, title = 'Tune', isOpen = true, onChange }: TuningPanelProps) {
  return (
    <details className="panel tuning" open={isOpen}>
      <summary className="panel-head">
        <h2>{title}</h2>
        <small>{isUntuned(tuning) ? 'the policy as it is' : 'changed'}</small>
      </summary>
      <div className="stack">
        {SOURCES.map((source) => (
          <WeightSlider
            key={source}
            source={source}
            weight={tuning.weights[source] ?? 1}
            onChange={(weight) => onChange(withWeight(tuning, source, weight))}
          />
        ))}
        <TemperatureSlider
          temperature={tuning.temperature}
          onChange={(temperature) => onChange({ ...tuning, temperature })}
        />
        <button
          type="button"
          className="button is-small"
          disabled={isUntuned(tuning)}
          onClick={() => onChange({ ...UNTUNED, kinds: tuning.kinds })}
        >
          Back to the policy
        </button>
      </div>
    </details>
  )
}

interface WeightSliderProps {
  readonly source: CandidateSource
  readonly weight: number
  onChange(weight: number): void
}

function WeightSlider({ source, weight, onChange }: WeightSliderProps) {
  const id = useId()
  const { name, does, color } = sourceLook(source)
  return (
    <div className={weight === 1 ? 'slider' : 'slider is-changed'} title={does}>
      <label htmlFor={id}>
        <SourceDot source={source} />
        {name}
      </label>
      <output htmlFor={id}>{weight === 0 ? 'off' : `× ${weight}`}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={MAX_WEIGHT}
        step={0.25}
        value={weight}
        aria-valuetext={weight === 0 ? 'off' : `times ${weight}`}
        style={trackStyle(weight / MAX_WEIGHT, color)}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  )
}

interface TemperatureSliderProps {
  readonly temperature: number
  onChange(temperature: number): void
}

/** In powers of ten, so that evening out and sharpening have equal room. */
function TemperatureSlider({ temperature, onChange }: TemperatureSliderProps) {
  const id = useId()
  const [min, max] = [Math.log10(MIN_TEMPERATURE), Math.log10(MAX_TEMPERATURE)]
  const at = Math.log10(temperature)
  return (
    <div className={temperature === 1 ? 'slider' : 'slider is-changed'}>
      <label htmlFor={id}>Temperature</label>
      <output htmlFor={id}>{temperature}</output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={0.1}
        value={at}
        aria-valuetext={String(temperature)}
        style={trackStyle((at - min) / (max - min), 'var(--ink)')}
        onChange={(event) => onChange(Number((10 ** Number(event.target.value)).toPrecision(2)))}
      />
      <small className="note">low: one clear favorite, high: all alike; the order stays</small>
    </div>
  )
}

function trackStyle(share: number, color: string): CSSProperties {
  return { '--at': `${share * 100}%`, '--fill': color } as CSSProperties
}
