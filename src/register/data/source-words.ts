/** Where each file is got, in one sentence for somebody who has never done it. By source and, where its layouts come from different places, by layout. */
const whereToGet: Readonly<Record<string, string>> = {
  'localities': 'Made by the authority: a look-up of LSOAs of the 2021 or the 2011 census to its localities (CSV), or their outlines (GeoJSON).',
  'early-years':
    'The authority’s own list by the template below, the Department’s lists of settings and of childminders, or the children’s centres of Get Information about Schools.',
  'localities/lsoa-2021':
    'Made by the authority: a CSV that gives the locality of each LSOA of the 2021 census, from the Office for National Statistics’ look-ups.',
  'localities/lsoa-2011': 'Made by the authority: the same for the LSOAs of the 2011 census, which older establishment files give.',
  'localities/polygons':
    'Made by the authority: the outlines of its localities as GeoJSON, from the Office for National Statistics’ Open Geography Portal.',
  'gias-establishments': 'On Get Information about Schools, choose Downloads, then “Establishment fields CSV” of all establishments.',
  'gias-links': 'On Get Information about Schools, choose Downloads, then “Establishment links CSV” of all establishments.',
  'gias-groups': 'On Get Information about Schools, choose Downloads, then “All group records CSV”.',
  'gias-academy-membership': 'On Get Information about Schools, choose Downloads, then the group membership of academies, with links.',
  'early-years/settings': 'Published by the Department for Education as a list of early years settings by authority.',
  'early-years/childminders': 'Published by the Department for Education as a list of childminders by registration number.',
  'early-years/own-list': 'Made by the authority from its own records, with the template.',
  'early-years/childrens-centres': 'On Get Information about Schools, choose Downloads, then “Establishment fields CSV” of children’s centres.',
  'ofsted-state-funded':
    'On GOV.UK, look for Ofsted’s monthly management information: state-funded schools. Save each of its two sheets as CSV: most recent inspections, and inspections in the year.',
  'ofsted-state-funded/most-recent-inspections':
    'On GOV.UK, look for Ofsted’s monthly management information: state-funded schools, and take the file of most recent inspections.',
  'ofsted-state-funded/in-year-inspections':
    'In the same workbook as the most recent inspections, the sheet of inspections in the year (D1), saved as CSV.',
  'ofsted-early-years': 'Made by the authority from Ofsted’s reports of its early years providers, with the template.',
  'rise': 'Published by the Department for Education as the list of schools that the RISE teams work with.',
  'performance-tables':
    'On “Compare school performance”, choose Download data, then a year, all of England, and one kind of data as CSV. Keep the file’s name: it says the year.',
  'lait': 'On GOV.UK, look for the local authority interactive tool (LAIT), and take its data file and its dictionary of measures as CSV.',
  'statistical-neighbours':
    'On GOV.UK, look for the children’s services statistical neighbour benchmarking tool, and take its table of neighbours as CSV.',
  'explore-education-statistics':
    'On “Explore education statistics”, open the data catalogue, choose the data set, and download it as CSV. Which data set it is, its columns say.',
  'own-collections': 'Made by the authority, with the template.',
  'results-round': 'Made by the authority of what its schools return on results day, with the template.',
  'deprivation': 'On GOV.UK, look for the English indices of deprivation, and take File 1, the index of multiple deprivation, as CSV.',
};

/** With a layout, where that one is got; without, where any file of the source is. */
export function whereToGetIt(source: string, layout = ''): string {
  return whereToGet[`${source}/${layout}`] ?? whereToGet[source] ?? '';
}
