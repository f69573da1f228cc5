/** The setting’s page of early years, and what is under it. */
export const hrefOf = (providerId: number, rest = ''): string => `/providers/${String(providerId)}/early-years${rest}`;

export const settingCrumbs = (provider: { readonly id: number; readonly name: string }): { readonly text: string; readonly href: string }[] => [
  { text: provider.name, href: `/providers/${String(provider.id)}` },
  { text: 'Early years', href: hrefOf(provider.id) },
];
