/** ISO 4217 currencies by how many digits their minor unit has. */
const DIGITS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  .../* @__PURE__ */ withDigits(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  .../* @__PURE__ */ withDigits(3, 'BHD IQD JOD KWD LYD OMR TND'),
  .../* @__PURE__ */ withDigits(4, 'CLF UYW'),
  .../* @__PURE__ */ withDigits(
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP ' +
      'CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD ' +
      'KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK ' +
      'NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS ' +
      'TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  ),
])

/** How many digits the minor unit of a currency has: 2 for EUR, 0 for JPY, 3 for KWD. @returns `undefined` for what is no currency in use */
export function minorDigits(currency: string): number | undefined {
  return DIGITS.get(currency)
}

function withDigits(digits: number, codes: string): readonly (readonly [string, number])[] {
  return codes.split(' ').map((code) => [code, digits] as const)
}
