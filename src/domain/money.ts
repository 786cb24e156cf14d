import { Fault, type Field, type FieldFault } from './field.ts'

/** An amount of money, exact. */
export interface Money {
  /** Whole minor units of the currency, such as cents. */
  readonly amount: number
  /** An ISO 4217 code; empty if a client stated another text. */
  readonly currency: string
}

/** An amount that its entry point has decoded: `moneyFaults` says what is wrong with it. */
export const money: Field<Money> = {
  form: 'text',
  read(value) {
    if (typeof value !== 'object' || value === null) return new Fault('must be an amount and a currency')
    const { amount, currency } = value as Partial<Money>
    const isMoney = Number.isSafeInteger(amount) && typeof currency === 'string'
    return isMoney ? { amount: Number(amount), currency } : new Fault('must be an amount and a currency')
  },
}

/** The codes of ISO 4217. */
const CURRENCIES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD ' +
    'CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP ' +
    'GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW ' +
    'KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD ' +
    'NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLL ' +
    'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VES ' +
    'VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG ZWL'
  ).split(' '),
)

/** The ISO 4217 code that a text is, in capital letters; empty if it is none. */
export function currencyCode(text: string): string {
  const code = text.toUpperCase()
  return CURRENCIES.has(code) ? code : ''
}

/** Decimals of the currencies of ISO 4217 that do not have two. */
const DECIMALS: ReadonlyMap<string, number> = new Map([
  ...withDecimals(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...withDecimals(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...withDecimals(4, 'CLF UYW'),
])

function withDecimals(
  decimals: number,
  codes: string,
): readonly (readonly [code: string, decimals: number])[] {
  return codes.split(' ').map((code) => [code, decimals])
}

const DECIMAL = /^(\d{1,15})(?:\.(\d{1,15}))?$/

/**
 * A decimal amount such as `4.50` in whole minor units of a currency, without rounding. Zeros beyond the decimals of the currency
 * are accepted.
 */
export function minorUnits(decimal: string, currency: string): number | Fault {
  const [, whole, fraction = ''] = DECIMAL.exec(decimal) ?? []
  if (whole === undefined) return new Fault('must be a decimal number of at least 0, such as 4.50')
  const decimals = DECIMALS.get(currency) ?? 2
  if (/[1-9]/.test(fraction.slice(decimals)))
    return new Fault(`must have at most ${decimals} decimals in ${currency}`)
  const amount = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
  return Number.isSafeInteger(amount) ? amount : new Fault('is too large')
}

/** An amount of whole minor units for reading, in major units: 4,567 of `EUR` are `45.67`. */
export function majorUnits(amount: number, currency: string): string {
  const decimals = DECIMALS.get(currency) ?? 2
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return (amount / 10 ** decimals).toLocaleString('en-US', digits)
}

/** What is wrong with an amount of money in a field. */
export function moneyFaults(field: string, { amount, currency }: Money): readonly FieldFault[] {
  const faults: FieldFault[] = []
  if (amount < 0) faults.push({ field: `${field}.amount`, message: 'must be at least 0' })
  if (currency === '') faults.push({ field: `${field}.currency`, message: 'must be an ISO 4217 code' })
  return faults
}
