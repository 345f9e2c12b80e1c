import { anywhere, begins, type Language, oneOf } from './rule';

const ROLE = oneOf(
  `infirmi(?:er|ère)|enseignante?|professeure?|prof|étudiante?|élève|médecin|avocate?|développeu(?:r|se)|ingénieure?|
   cuisini(?:er|ère)|boulang(?:er|ère)|pilote|chauffeu(?:r|se)|père|mère|maman|papa|retraitée?|indépendante?|freelance|
   fondat(?:eur|rice)|directeur|directrice|graphiste|designer|architecte|consultante?|comptable|assistante?|apprentie?|
   stagiaire|doctorante?|cherch(?:eur|euse)|journaliste|photographe|musicien(?:ne)?|traduct(?:eur|rice)|artiste|
   agricult(?:eur|rice)|électricien(?:ne)?|plombi(?:er|ère)|mécanicien(?:ne)?|psychologue|kiné|kinésithérapeute|
   pharmacien(?:ne)?|fonctionnaire|végétarien(?:ne)?|végane?|vegan|mariée?|célibataire|divorcée?|gauch(?:er|ère)|
   commerciale?|vend(?:eur|euse)|coiff(?:eur|euse)|sage-femme|aide-soignante?|chef de projet|auto-entrepreneu(?:r|se)`,
);
const NOT_HERE = oneOf(
  'ça|cela|ceci|ce|cette|ces|cet|ton|ta|tes|votre|vos|te|tu|vous|que|quand|comment|la réponse|le premier|la première',
);
const FAMILY = oneOf(
  'femme|mari|compagne|compagnon|fils|fille|filles|enfants?|mère|père|sœur|soeur|frère|chien|chienne|chats?|chatte|conjointe?',
);
const ANSWERS = oneOf(
  `réponses?|réponds|répondre|explications?|explique|emojis?|émojis?|listes? à puces|jargon|tutoie|vouvoie|français|anglais|
   courtes?|concise?s?|bref|brève|sources|excuses?|exclamation|exemples?|étape par étape|système métrique`,
);

export const FRENCH: Language = {
  opens: begins(
    `(?:${oneOf(
      `je|j|mon|ma|mes|appelle|on|désormais|dorénavant|à|s|réponds|explique|écris|utilise|évite|tutoie|vouvoie|n|garde|quand|
       souviens|rappelle|retiens|note|bonjour|salut|coucou|pour|au|sache|contexte|alors|et|mais`,
    )})(?!\\p{L})`,
  ),
  leadIn: begins(
    '(?:(?:bonjour|salut|coucou)[,!.]?|pour (?:info|information|contexte|le contexte)[,:]?|au fait[,:]?|sache que|à propos de moi ?:|contexte ?:|alors,|et|mais)\\s+',
  ),
  remember: begins(
    '(?:s.il te pla[iî]t,? )?(?:souviens-toi|rappelle-toi|retiens|note|garde en mémoire|n.oublie pas)(?: bien)? (?:que|qu.)\\s*(?=je |j.|mon |ma |mes )',
  ),
  request:
    /[,;–—-]\s*(?:et |mais |donc )?(?:peux|pouvez|pourrais|pourriez|que|quel|quelle|comment|pourquoi|où|aide|donne|propose|dis|explique|écris|fais|est-ce|as-tu|y a-t-il|j.ai besoin|je voudrais|je cherche)(?![\p{L}])/iu,
  drop: {
    asks: begins(
      oneOf('que|qui|quoi|quel(?:le)?s?|comment|pourquoi|où|combien|peux|peut|pouvez|est-ce|as-tu|y a-t-il|merci'),
    ),
    supposes: anywhere(
      oneOf(
        'si|serais?|serait|pourrais?|pourrait|aimerais|voudrais|peut-être|imagine|imaginons|suppose|supposons|comme si|probablement|sans doute',
      ),
    ),
    passes: anywhere(
      oneOf(
        `aujourd.hui|ce (?:soir|matin|midi|week-end|mois)|cette (?:semaine|nuit|année)|demain|hier|en ce moment|actuellement pas|
         la semaine (?:dernière|prochaine)|le mois (?:dernier|prochain)|tout à l.heure|en train d[e']|n.\\p{L}+ plus|essaie|
         pour l.instant|bloquée?|avant`,
      ),
    ),
    elsewhere: anywhere(oneOf('ça|cela|ceci|ce|cet|cette|ces|ci-dessus|ci-dessous|suivante?s?|ci-joint|ici')),
  },
  rules: [
    {
      reason: 'identity',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        'je m.appelle \\p{L}|mon (?:nom|prénom) (?:est|complet est)|appelle-moi \\p{L}|j.ai \\d{1,2} ans|mon anniversaire est|ma langue maternelle est|je suis née? ',
      ),
    },
    {
      reason: 'home',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        "j.habite |je vis (?:à|en|au|aux|dans|avec|seule?)(?![\\p{L}])|je (?:viens|suis originaire) d[e'’u]|j.ai grandi (?:à|en|au|dans)",
      ),
    },
    {
      reason: 'work',
      kind: 'profile',
      category: 'Work',
      pattern: begins(
        `je suis (?:actuellement |aussi )?(?:une? )?(?:jeune |ancien(?:ne)? )?${ROLE}(?![\\p{L}])|je travaille (?:comme|chez|à|en|au|dans|pour|de nuit|à distance|à mi-temps|à temps partiel)(?![\\p{L}])(?! ${NOT_HERE}(?![\\p{L}]))|j.enseigne |je (?:dirige|gère) (?:une?|mon|ma|l)|mon (?:métier|travail|poste|employeur|entreprise|équipe) (?:est|consiste|s.appelle)|ma (?:profession|société|boîte) (?:est|s.appelle|fait)`,
      ),
    },
    {
      reason: 'family',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        `m(?:on|a|es) ${FAMILY} (?:s.appelle(?:nt)?|est (?:une? |allergique|végétarien|végane|infirmi|prof)|ont? \\d+ (?:ans|mois)|travaille|vit )|j.ai (?:une?|deux|trois|quatre|cinq|\\d) (?:petite?s? |grande?s? |jeunes? )?(?:enfants?|fils|filles?|garçons?|chiens?|chats?|frères?|sœurs?|soeurs?|jumeaux|chevaux|cheval)(?![\\p{L}])`,
      ),
    },
    {
      reason: 'health',
      kind: 'profile',
      category: 'Health',
      pattern: begins(
        "je suis (?:très |gravement )?(?:allergique (?:à|au|aux)|intolérante? (?:à|au|aux)|diabétique|enceinte|asthmatique|dyslexique|autiste|daltonien(?:ne)?|malentendante?|épileptique)|j.ai (?:de l.asthme|du diabète|un tdah|une? (?:allergie|intolérance)|des migraines|la maladie)|je souffre d[e'’]|on m.a diagnostiqué|je prends [\\p{L}\\d -]{3,40}(?:tous les|chaque)|je ne (?:supporte|digère|peux pas manger)",
      ),
    },
    {
      reason: 'preference',
      pattern: begins(
        `j.(?:aime|adore|apprécie|évite)(?: (?:beaucoup|bien|vraiment|surtout))?(?: pas)? (?!${NOT_HERE}(?![\\p{L}]))[\\p{L}\\d]{2}|je (?:préfère|déteste|n.aime pas|ne mange pas|ne bois pas|ne fume pas|n.utilise pas)(?: (?:vraiment|beaucoup|du tout))? (?!${NOT_HERE}(?![\\p{L}]))[\\p{L}\\d]{2}|m(?:on|a|es) [\\p{L} -]{2,30} préférée?s? (?:est|sont)|je suis fan d[e'’u]`,
      ),
    },
    {
      reason: 'habit',
      pattern: begins(
        `j[e'’] ?(?:travaille|utilise|écris|mange|bois|joue|lis|regarde|écoute|cuisine|cours|nage|dors|voyage|code|programme|vais|me lève|me couche)(?: (?:presque|très))? (?:toujours|souvent|jamais|rarement|généralement|régulièrement|principalement|surtout|uniquement)(?![\\p{L}])|je (?:cours|nage|lis|cuisine|médite|m.entraîne|joue|vais)[^.]{0,60}(?:tous les|chaque|fois par semaine|le (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|le week-end)`,
      ),
    },
    {
      reason: 'habit',
      kind: 'media',
      category: 'Games & media',
      pattern: begins('je joue (?:surtout |souvent |principalement )?(?:à|au|aux|sur)(?![\\p{L}])'),
    },
    {
      reason: 'skill',
      pattern: begins(
        `je (?:parle|comprends) (?:couramment |bien |un peu )?(?:l.|le |d.)?(?:français|anglais|espagnol|allemand|italien|arabe|portugais|chinois|japonais|russe)|je (?:code|programme|développe) (?:surtout |principalement )?(?:en|avec)(?![\\p{L}])|je (?:connais|maîtrise) (?:bien |un peu |déjà )?(?!${NOT_HERE}(?![\\p{L}]))\\p{L}|j.ai (?:\\d+ ans|plusieurs années|peu|beaucoup) d.expérience|je n.ai (?:aucune|pas d.)(?: )?expérience|j.ai (?:une?|mon) (?:master|licence|doctorat|bac|diplôme)|je suis (?:très |assez )?(?:bon|bonne|nulle?|mauvaise?|à l.aise) (?:en|avec)`,
      ),
    },
    {
      reason: 'skill',
      kind: 'learning',
      category: 'Learning',
      pattern: begins(
        `j.(?:apprends|étudie) (?!${NOT_HERE}(?![\\p{L}]))\\p{L}|je (?:suis|reste) (?:totalement |encore )?débutante?|je suis (?:des cours|une formation)|je (?:prépare|révise) (?:mon|le|un|une|la) (?:bac|concours|examen|master|licence|diplôme|certification|marathon)|j.ai du mal (?:avec|à)`,
      ),
    },
    {
      reason: 'project',
      kind: 'project',
      pattern: begins(
        '(?:j.(?:écris|élabore)|je (?:développe|crée|construis|monte|lance|prépare|rédige|travaille sur)) (?:une?|mon|ma|notre) (?:[\\p{L}-]+ ){0,3}?(?:application|appli|site|entreprise|boîte|société|startup|start-up|livre|roman|jeu|thèse|mémoire|podcast|blog|cours|plateforme|boutique|maison|album|logiciel)(?![\\p{L}])|m(?:on|a) (?:startup|thèse|mémoire|application|appli|roman|jeu|podcast|blog|boutique) (?:est|s.appelle|porte|parle|aide|vend)',
      ),
    },
    {
      reason: 'goal',
      pattern: begins(
        'mon (?:objectif|but|rêve) est|je m.entraîne pour |j.économise pour |je veux (?:apprendre (?!à|comment|plus)|devenir)',
      ),
    },
    {
      reason: 'money',
      kind: 'profile',
      category: 'Money',
      pattern: begins('je gagne (?:environ )?\\d|mon (?:salaire|revenu|budget|loyer) est|j.investis '),
    },
    {
      reason: 'instruction',
      kind: 'instruction',
      category: 'Style',
      pattern: begins(
        `(?:désormais|dorénavant|à partir de maintenant|à l.avenir)(?![\\p{L}])[^.]{8,}|(?:s.il te pla[iî]t,? )?(?:réponds|explique|écris|utilise|évite|tutoie|vouvoie)[^.]{0,60}(?:toujours|jamais)(?![\\p{L}])[^.]{0,60}|n.(?:utilise|emploie|ajoute) (?:jamais|pas)[^.]{0,40}${ANSWERS}|(?:tutoie|vouvoie)-moi|garde (?:tes|les|toutes les) réponses|quand tu (?:réponds|expliques|écris)[^.]{8,}`,
      ),
    },
  ],
};
