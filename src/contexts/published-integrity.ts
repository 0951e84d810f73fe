import { publishedDigests } from './pins.js'
import {
  CID_V1,
  CLR_2_0,
  CLR_2_0_1,
  CREDENTIALS_EXAMPLES_V2,
  CREDENTIALS_V1,
  CREDENTIALS_V2,
  DATA_INTEGRITY_V1,
  DATA_INTEGRITY_V2,
  DID_V1,
  ED25519_2020_V1,
  JWK_V1,
  MULTIKEY_V1,
  OB_3_0,
  OB_3_0_1,
  OB_3_0_2,
  OB_3_0_3,
  OB_EXTENSIONS,
  STATUS_LIST_2021_V1,
  STATUS_V1,
  UNDEFINED_TERMS_V2,
} from './urls.js'

/** The longer digests of published bytes that related resources are often pinned by, base 64: SHA-384, then SHA-512. */
const LONGER: Readonly<Record<string, readonly [sha384: string, sha512: string]>> = {
  [CID_V1]: [
    'Mn2STUpIUY61Ql6KlDCj8g2WeLsREc3b8P8qZ7hU7khcLvFJ381FFt/Br35zO+wY',
    'K0b8eUWXuqjlW4ViHnujgprInNp3dJa2D+RMCqHLv/0MTudwmi2ftNYlU4A0K0mhWsCz1uYISlUFxsxCU8NXyw==',
  ],
  [CLR_2_0]: [
    'KrykFED/SqTm4q4MAIUecRCpsV9tUZVhroyD5rGk9eiUMTxytgCGcJ8D82pcZ87/',
    '2wEAwdR+Z9OwSYbo6dahwwSiTdnfqs1U0h8NaRqrDurouzsUUwc5MZmhgrcemX7FmKtHQ1RvdPgPuX4/Zmszbw==',
  ],
  [CLR_2_0_1]: [
    'qEatkjaZxn310JMkE0xkXR4V9EKfJIhWy/HKiWd2TPh0FHbqVX3VBciR/kfiSHod',
    'oSLIySQ+U/k/B1Gn+0QH8Rh6mbZu8YYMjRA3310Ow8jZ8vyn3jgXCa85AnfIua0593ex5QW0/SbISfoKnja1xA==',
  ],
  [CREDENTIALS_EXAMPLES_V2]: [
    'zNNbQTWCSUSi0bbz7dbua+RcENv7C6FvlmYJ1Y+I727HsPOHdzwELMYO9Mz68M26',
    'jVYwl+qxI5Zr1/uIolZtGfs2kRLav96brf1VPAThAb6yMJGPWPW5J4gfezLRYEX4rA9gG0V07rCVIb+/nlOWaQ==',
  ],
  [CREDENTIALS_V1]: [
    'gsOz6rhjdUu/0rnxfY1tufYRafMBy/CwXh/EvrX1xR3U0uiIwnT0nD+7JAj2H67R',
    'U2pAs5DdqUqeORlsAAkPYmaOgYT+PIwCxKIshWZuaL9uhdPcfy26hbK2Lvldl94kEyVo2FBNtD8snILS6IQY0g==',
  ],
  [CREDENTIALS_V2]: [
    'l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
    'XVVFK9Lc+KKfWikEc+skKxxft31OaPGgqoe6pNuiaUhS1l7GPUisBKmdlW+fcVO5QG+E0tBMdIabAsI5odgTBQ==',
  ],
  [DATA_INTEGRITY_V1]: [
    'H3tRFUwstZa4BNPu3qu3Z4x+pNNvUgFJamgdvYaNXcDLkKiDn1FCzNyR/bksWtzy',
    'xJlRvZ8+j00jH85eRXmKLTL7fvSk8aLo0vPatdEDM6FCEzmXTudxWe2uJZ/Pc8fPE28eMATe1a8lrDiYPS6Oyg==',
  ],
  [DATA_INTEGRITY_V2]: [
    'DuLXYmcX+LB81Em1JdXitx/icgn8meUwieAWndKUTXk/7qRSb8YLucyhzZZRI5H2',
    'Oc16mkBHt0uFJGQP41Yz6B6ChtFL27fnfQ4I2FCwDWo1sBhdXeNcR5uu2yOheYnZ9iislVMf3XnAxaD2Mtn6lQ==',
  ],
  [DID_V1]: [
    'zAm3mPG9My8w/g+qEMbFXLG0qcuuBIZdaj3c9wmbvgW56e6YLSr894KjAFpSe7q3',
    'ZEXVpVqIglPyshYTKNAxDo93ikJwjM/3suxvI+rs9vOeJBsHxSjKJWw9mO0w7ajRbWN4ihzUU5mvehST+gmDxQ==',
  ],
  [ED25519_2020_V1]: [
    'Yv2axRB8HCp2Vn5MhfIQq17zpfI6/iyStYqIZD3DYSmV7HYpCMWrNP3kvXGsB7TP',
    '0ICfpXo8I4tA3pGufb+AzFNtYsqd9qdeCi29Dzv6zWrPakg20G9FyRcFiVDkR1IAAOBHFf4cJmG5zgS/e0gFTQ==',
  ],
  [JWK_V1]: [
    'di3FXOefNh47vrfTyw3bPkS44ohSYfgoMYOVnRqqM5BK9qgAUFntlkFQDqt9jdrl',
    'Dvv/hFI9cgovMx/sT77clp7i51dkwO0yXHLLVrxTnTqcZCAjyVhzWv1TV1VKsffhMRHw3Phh9ZsrwEUSbNhSEQ==',
  ],
  [MULTIKEY_V1]: [
    'D6UWQdEvuMcBsuapSSVW8l0yu0r4SpbxGAjwpiO5ckNN0YqPHxhlvGjY7gRsTlo+',
    'En0TOOp/cC10XtW/aQDtqKrEQZ2lRjGB/KAsJ+BQhRBufT7s6eoOFWvP9cP5nurTl3hcRTvFeffdVJapkeELXw==',
  ],
  [OB_3_0]: [
    'zHcVdFeEExngWrDZZX/hRBUKYmwfD9icDmOfWNRo7bVRNZfZ8URZMQyG7GuXW3TM',
    'bp9HiR9EWR3EMiRRNtrN2gFsG6mE+qeevdtMpp0oJzAf+/4uUTLQp1HTP9D7ljx0+nYWonGFCAJIxJrRHgNPKg==',
  ],
  [OB_3_0_1]: [
    'QQ5NeMjyNs1GuL/RbZrkmNrh/E7r7w72eb2CG4f8MzTZb2tYXd4iZHGnuizJNnGV',
    '1cn+z5CLHXQ+V/HBT0+0mo50GCYTVbfR3Bdyxq9q+n/BVeMdFUx8sX9x+TxqRT5UEjTsQGvUPyRD3wcr6axutg==',
  ],
  [OB_3_0_2]: [
    'fgAKnHG+zBOzWVYEcNTRsA+NFUygUsVM3SDH3muHr1r8gqotLlcalL/3YrkVXqh0',
    'eLFELyXi7s7PTXsnTwYZ7ITM1rgeleewHlWJnVM+FDZ46fp4tMeMPjfBSoKcNlg4+jCkM3HUe2UUKTPfdY3Rmw==',
  ],
  [OB_3_0_3]: [
    'yFn2wAoeABPuecHlzHVmtt+mwolxxGzhqzIhzfuitsbYbmMOVn0DwMeAvC+a1Rek',
    '77ErJ79hQCyiUeOVYmMQ3Ao9sHak1+Spvb75/vlnZV2bK8c7k+EuqCSMKDkE9NcAcGxzqa1iUv/G65B9l8cLdg==',
  ],
  [OB_EXTENSIONS]: [
    'z1mktLGQrnmIFKtryRHALv3ikcOGrtG7Eb1aVy0esmab/YcBnplDiNtQSgmsJE1e',
    'xMJYNcy/ddGvSoqtC7yj0ie5BM9GLgx/F2ed2Q/y4nuQ+6oVw6sVJWUUcc/wdvfOo9q/0+rjN4nkpMH1qydspg==',
  ],
  [STATUS_LIST_2021_V1]: [
    'Oc9AfsrrWHpZ4uNnOEIZ0U5S1Zl2JM5hu8mvSn5OP2IF5dEAtMTm/R4ZvDcEbFGU',
    'wPRsJKJsfzqzNxN8jLWprrNHfAV/UpgwJhFbUMFoCtK+1sdxXbSH814ZftJyqA+wMeZFFNjsi4eZo0MLXTdQng==',
  ],
  [STATUS_V1]: [
    'rA74E4M+vWZrYXCmHFrazG19L1oEDRbCko6EFNT6B/ZNcDEwIeAr9Pl73RI+2ahO',
    '/yynZnuZA3O0axJTXmuN6OricBQyeHFa2TWxWSFlIeUUyxzNhRdBCiQpUn4k2PyW+I+Lc0iHomAubuB7g7Zv7Q==',
  ],
  [UNDEFINED_TERMS_V2]: [
    'sqZszdunC6Z62Zwv9S5gVY3wBjzqUcTKiG4l2epzz6u4eLr5LcKtK9omwxORhQ1o',
    'fFJf9JvEeexdp/zPXVZJfkvkCOsmnTZgnMH2zh+cTuI+Su+1PTcotKHKxW2mUY/P3nia8jpd+3f0zmk+te1YGw==',
  ],
}

/** A digest of the published bytes of a bundled context. */
export interface PublishedIntegrity {
  /** Hexadecimal. */
  readonly sha256: string
  /** Base 64. */
  readonly sha384: string
  /** Base 64. */
  readonly sha512: string
}

/** The digests of the published bytes of a bundled context (VCDM 2.0 section 5.3), or `undefined` for any other URL. */
export function publishedIntegrity(url: string): PublishedIntegrity | undefined {
  const longer = Object.hasOwn(LONGER, url) ? LONGER[url] : undefined
  const sha256 = publishedDigests[url]
  return longer === undefined || sha256 === undefined ? undefined : { sha256, sha384: longer[0], sha512: longer[1] }
}
