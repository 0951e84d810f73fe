import type { CatalogueOf } from '../catalogue.js'

const AGAIN = 'أنشئ حزمة جديدة، أو تحقق مع الاتصال بالشبكة.'
const ONCE_MORE = 'اطلب الحزمة مرة أخرى كما أُنشئت.'

/** Arabic for verification bundles. */
export const bundle: CatalogueOf<'bundle'> = {
  'bundle.malformed': {
    text: 'هذه ليست حزمة تحقق يمكن قراءتها: العنصر "{member}" غير موجود أو غير صحيح.',
    fix: ONCE_MORE,
  },
  'bundle.version_unsupported': {
    text: 'الحزم ذات النسخة "{version}" غير مدعومة، لذلك لم يُفحص أي شيء بهذه الحزمة.',
    fix: 'استخدم نسخة أحدث من هذا البرنامج، أو حزمة من النسخة 1.',
  },
  'bundle.too_large': {
    text: 'هذا أكثر مما تتسع له الحزمة: {part}، والحد الأقصى {limit}.',
    fix: 'تحقق مع الاتصال بالشبكة.',
  },
  'bundle.url_unsupported': { text: 'في الحزمة مستند له عنوان URL لا يُجلب منه شيء.', fix: AGAIN },
  'bundle.document_duplicate': { text: 'للمستندين {first} و{second} في الحزمة عنوان URL نفسه.', fix: AGAIN },
  'bundle.digest_mismatch': { text: 'تغيّرت الحزمة أو وصلت ناقصة: بصمتها غير مطابقة.', fix: ONCE_MORE },
  'bundle.signature_invalid': { text: 'توقيع الحزمة خاطئ ({reason}).', fix: ONCE_MORE },
  'bundle.from_future': {
    text: 'تذكر الحزمة أنها أُنشئت في {created}، والوقت الآن {now}.',
    fix: 'اضبط الساعة.',
  },
  'bundle.document_missing': { text: 'ليس في الحزمة مستند كهذا من الخادم {host}.', fix: AGAIN },
  'bundle.signer_untrusted': {
    text: 'في الحزمة مستند من الخادم {host} (الغرض: {purpose})، لكن لا أحد ممن تثق بهم يضمنه.',
    fix: 'اذكر اسم الموقِّع على الحزمة إن كنت تثق به، أو تحقق مع الاتصال بالشبكة.',
  },
  'bundle.undated': {
    text: 'لا أحد موثوق يذكر عمر المستند المأخوذ من الخادم {host} (الغرض: {purpose}).',
    fix: AGAIN,
  },
  'bundle.stale': {
    text: 'عمر المستند المأخوذ من الخادم {host} (الغرض: {purpose}) بالثواني: {ageSeconds}، والحد الأقصى {maxAgeSeconds}؛ أو أن صلاحيته انتهت.',
    fix: AGAIN,
  },
}
