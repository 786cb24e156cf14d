interface NameFieldProps {
  readonly id: string
  readonly label: string
  readonly placeholder: string
  readonly note: string
  readonly value: string
  onChange(name: string): void
}

/** A name that is also part of addresses and files: what the server takes for keys of placements and names of segments. */
export function NameField({ id, label, placeholder, note, value, onChange }: NameFieldProps) {
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <input
        className="field"
        id={id}
        required
        maxLength={100}
        pattern="[\-A-Za-z0-9_.\/]+"
        title="Letters, digits, - _ . and /"
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      <small className="note">{note}</small>
    </div>
  )
}
