import { i18n } from '#i18n';
import { list } from '../ui/format';

/** What a category is called here. Those that every wallet starts with are kept under their English names. */
export function categoryName(category: string): string {
  switch (category) {
    case 'About me':
      return i18n.t('category_about');
    case 'Style':
      return i18n.t('category_style');
    case 'Work':
      return i18n.t('category_work');
    case 'Coding':
      return i18n.t('category_coding');
    case 'Learning':
      return i18n.t('category_learning');
    case 'Games & media':
      return i18n.t('category_media');
    case 'Health':
      return i18n.t('category_health');
    case 'Money':
      return i18n.t('category_money');
    case 'Other':
      return i18n.t('category_other');
    default:
      return category;
  }
}

/** ‘Work’ and ‘Health’: names that people made up, each told from the sentence and from the next. */
export const categoryNames = (categories: readonly string[]): string =>
  list(categories.map((category) => i18n.t('quoted', [categoryName(category)])));
