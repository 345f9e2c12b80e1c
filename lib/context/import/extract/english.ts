import { anywhere, begins, type Language, oneOf } from './rule';

const ROLE = oneOf(
  `nurse|midwife|teacher|student|doctor|physician|surgeon|vet|lawyer|solicitor|attorney|chef|cook|baker|pilot|
   driver|carer|caregiver|freelancer|founder|co-founder|ceo|cto|cfo|manager|engineer|developer|programmer|
   designer|analyst|architect|officer|consultant|accountant|assistant|apprentice|intern|postgrad|undergraduate|
   undergrad|postdoc|professor|lecturer|researcher|judge|clerk|coach|trainer|guide|priest|pastor|farmer|writer|
   author|editor|translator|journalist|photographer|musician|singer|drummer|actor|painter|illustrator|carpenter|
   electrician|plumber|mechanic|builder|welder|nanny|librarian|therapist|counsellor|counselor|paramedic|
   firefighter|soldier|recruiter|marketer|salesperson|bookkeeper|landlord|entrepreneur|streamer|youtuber|
   podcaster|lead|director|producer|tester|administrator|admin|technician|operator|contractor|beekeeper|
   gardener|supervisor|secretary|receptionist|phd candidate|
   [\\p{L}]{3,}(?:ologist|ician|grapher|analyst|therapist)`,
);
/** What people are outside of work. */
const PERSON = oneOf(
  `mum|mom|dad|father|mother|parent|grandmother|grandfather|widow|widower|veteran|runner|cyclist|climber|
   vegetarian|vegan|pescatarian|christian|muslim|jew|buddhist|hindu|atheist|immigrant|citizen|resident|expat|
   introvert|extrovert|native speaker|gamer|morning person|night owl|dog person|cat person|homeowner`,
);
/** Tools that people stay with. */
const TOOL = oneOf(
  `macos|windows|linux|ubuntu|fedora|arch|debian|macbook|mac|iphone|android|pixel|ipad|chromebook|vim|neovim|emacs|vs ?code|
   cursor|jetbrains|intellij|pycharm|obsidian|notion|firefox|chrome|safari|brave|excel|google (?:docs|sheets|calendar)|figma|
   blender|metric|imperial`,
);
const LANGUAGE_NAME = oneOf(
  `english|german|french|spanish|italian|portuguese|dutch|polish|russian|ukrainian|turkish|arabic|hebrew|persian|farsi|hindi|
   urdu|bengali|chinese|mandarin|cantonese|japanese|korean|vietnamese|thai|greek|czech|slovak|hungarian|romanian|swedish|
   norwegian|danish|finnish|catalan|swahili|tagalog|indonesian|malay|latin|welsh|irish`,
);
/** Points at what stands elsewhere, or at the assistant. */
const NOT_HERE = oneOf(
  `this|that|it|its|these|those|them|your|you|how|what|when|where|why|who|if|to|option|version|the|one|both|either|
   some of|all of|my code|here`,
);
const HOW_OFTEN = oneOf('always|usually|never|normally|typically|often|mostly|generally|rarely|mainly|only|regularly');
const VERY = oneOf(
  'really|absolutely|generally|usually|always|strongly|much|mostly|also|personally|just|still|do|truly',
);
const FAMILY = oneOf(
  `wife|husband|partner|girlfriend|boyfriend|fiance|fiancé|fiancée|spouse|son|daughter|kids|kid|children|child|mother|
   father|mom|mum|dad|sister|brother|twins|dog|dogs|cat|cats|pet|pets|horse|rabbit`,
);
const SOME = '(?:an?|one|two|three|four|five|six|\\d{1,2}|no)';
const THING = oneOf(
  `app|application|startup|start-up|company|business|website|web ?site|web app|game|book|novel|thesis|dissertation|
   course|podcast|blog|newsletter|library|framework|extension|plugin|product|platform|channel|album|film|documentary|
   saas|robot|house|shop|store|phd|paper|portfolio|agency|board game|memoir|comic`,
);
const ANSWERS = oneOf(
  `answers?|answering|repl(?:y|ies)|replying|responses?|respond|responding|explanations?|explain|explaining|emojis?|
   bullet points?|bullets|headings|jargon|filler|disclaimers?|em[- ]dash(?:es)?|exclamation marks?|apologi[sz]e|
   apologi[sz]ing|compliments|flattery|small talk|metric|imperial|celsius|british|american|swear|formal|informal|
   concise|brief|short|sources|code comments|tests?|type ?script|python|step by step|call me|address me|my name`,
);
const LASTING_HEALTH = oneOf(
  `asthma|diabetes|adhd|add|autism|dyslexia|epilepsy|arthritis|migraines?|celiac disease|coeliac disease|crohn.?s|ibs|
   hypertension|high blood pressure|hypothyroidism|depression|anxiety|ocd|ptsd|bipolar|a pacemaker|tinnitus|eczema|
   psoriasis|hay fever|endometriosis|pcos|sleep apn(?:o)?ea|type [12] diabetes|(?:an?|severe|several) (?:\\p{L}+ )?allerg(?:y|ies)`,
);

export const ENGLISH: Language = {
  opens: begins(
    `(?:${oneOf(
      `i|my|please|always|never|from|going|in|whenever|when|keep|do|don't|stop|avoid|call|can|could|remember|note|memorize|
       memorise|hi|hello|hey|for|just|fyi|by|btw|as|a bit|some|background|context|about|also|well|so|and|but`,
    )})(?!\\p{L})`,
  ),
  leadIn: begins(
    `(?:(?:hi|hello|hey)(?: there)?[,!.]?|(?:just )?for (?:context|your information|reference|background)[,:]?|fyi[,:]?|
     just so you know[,:]?|by the way[,:]?|btw[,:]?|as (?:you know|i said)[,:]?|(?:a bit|some)? ?(?:background|context):|
     about me:|note:|also[,:]|well[,:]|so[,:]|and|but)\\s+`.replace(/\n\s*/g, ''),
  ),
  remember: begins(
    '(?:please |can you |could you )?(?:remember|keep in mind|note|memori[sz]e|don.t forget)(?: that)?[,:]?\\s+(?=i\\b|i.m|my\\b|we\\b|our\\b)',
  ),
  request:
    /[,;–—-]\s*(?:and |but |so )?(?:can|could|would|will|what|how|which|why|where|please|help|do you|is there|are there|any|give|suggest|should|tell|explain|write|make|i need|i want|i.d like)\b/iu,
  drop: {
    asks: begins(
      oneOf('what|how|why|who|where|which|can|could|would|should|is|are|do|does|did|will|am i|have you|let.s|thanks'),
    ),
    supposes: anywhere(
      oneOf(
        `if|would|could|might|maybe|perhaps|imagine|suppose|pretend|hypothetically|wish|as if|unless|someday|assume|
         probably|supposedly|kidding|joking|lol`,
      ),
    ),
    passes: anywhere(
      oneOf(
        `today|tonight|tomorrow|yesterday|right now|at the moment|this (?:morning|week|weekend|afternoon|evening|month|time)|
         last (?:night|week|month|time|weekend)|next (?:week|month|time|weekend)|just now|ago|about to|going to|gonna|stuck|
         so far|trying to|used to|no longer|anymore|any more|for now|temporarily`,
      ),
    ),
    elsewhere: anywhere(
      oneOf(`this|these|those|above|below|attached|following|it|here|the (?:first|second|last|previous) (?:one|part)|
         data ?frames?|rows?|columns?|arrays?|child (?:process|nodes?|elements?)|children nodes?|stack trace|endpoint|button|
         quer(?:y|ies)|step \\d+|in an? file|the (?:script|function|code|error|list|table|file|loop|output|input|class|method|
         variable|database|server)`),
    ),
  },
  rules: [
    {
      reason: 'identity',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        `my (?:first |full |last )?name(?: is|.s) (?!not\\b|irrelevant)\\p{L}|(?:please )?call me (?!crazy|back|when|if|later|an?\\b|out)\\p{L}|i go by \\p{L}|my (?:pronouns|birthday|native language|mother tongue|first language|time ?zone|nationality|star sign|religion) (?:is|are)`,
      ),
    },
    {
      reason: 'identity',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        `i(?:.m| am) (?:an? )?\\d{1,2}(?:[- ]years?[- ]old|\\b(?=[,.]? and| years|$))|i(?:.m| am) (?:happily |recently )?(?:married(?! to (?:my|the) (?:job|work))|single(?!-)|divorced|widowed|engaged|retired|vegan|vegetarian|pescatarian|left-handed|right-handed|bilingual|trilingual|unemployed|self-employed|an only child)\\b|(?:i(?:.m| am)|i.?(?:ve| have) been) an? (?:[\\p{L}-]+ ){0,2}?${PERSON}\\b`,
      ),
    },
    {
      reason: 'home',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        `i(?:.m| am) (?:originally |currently )?(?:from|based in|living in) (?!${NOT_HERE}\\b)\\p{L}|i (?:currently |now |still )?(?:live|reside) (?:in|near|on|at|with|alone|by)\\b(?! (?:an? (?:\\p{L}+ )?world|fear|hope))|i.?(?:ve| have) lived in|i (?:was born|grew up) (?:in|on|near)|i moved to [\\p{L} ,-]{2,40}(?:in \\d{4}|from)`,
      ),
    },
    {
      reason: 'work',
      kind: 'profile',
      category: 'Work',
      pattern: begins(
        `as an? (?:[\\p{L}-]+ ){0,3}?${ROLE},? i |i(?:.m| am) (?:currently |also )?(?:working as |training as |studying to be )?(?:an?|the) (?:[\\p{L}-]+ ){0,4}?${ROLE}\\b|i (?:currently |mostly |mainly )?(?:work|freelance|volunteer|consult)(?: remotely| part[- ]time| full[- ]time| nights?| shifts?)* (?:as|at|for|in|with|from|on (?:the|a) \\p{L}+ team|nights?|shifts?|part[- ]time|full[- ]time)\\b(?! (?:this|that|it|me)\\b)|i work (?:nights?|shifts?|part[- ]time|full[- ]time|remotely|from home|freelance)`,
      ),
    },
    {
      reason: 'work',
      kind: 'profile',
      category: 'Work',
      pattern: begins(
        `i (?:teach|own an?|run (?:an?|my own|the)|lead (?:an?|the)|manage (?:an?|the|\\d+)|employ|founded|co-founded) (?!${NOT_HERE}\\b)(?!(?:test|script|command|function|query|loop|program)\\b)\\p{L}|i.?(?:ve| have) (?:been an? (?:[\\p{L}-]+ ){0,3}?${ROLE}\\b|(?:been )?(?:work(?:ed|ing)|coding|programming|teaching|freelancing|vegan|vegetarian|sober|married|self-employed)\\b[\\p{L} -]{0,40} (?:for|since) )|my (?:job|profession|occupation|role|job title|employer) (?:is|are) (?!(?:not|asking|making|driving|being)\\b)|my (?:boss|company|team|workplace|business) (?:(?:is|are) (?:an?|called|at|in|based|located) (?!bit|little|lot|mess)|makes|builds|sells|uses|consists|has \\d)`,
      ),
    },
    {
      reason: 'family',
      kind: 'profile',
      category: 'About me',
      pattern: begins(
        `my (?:\\d+[- ]year[- ]old )?${FAMILY}(?:.s name is| names? (?:is|are)| (?:is|are) (?:an? (?!bit|little|mess)|\\d|called|named|allergic|from|vegan|vegetarian|diabetic|autistic|deaf|in (?:year|grade|kindergarten|school))| works? | lives? | speaks? | has (?:an? (?:allergy|\\p{L}+ allergy)|asthma|adhd|diabetes|autism|dyslexia))|i have ${SOME} (?:\\p{L}+ |\\d+[- ]year[- ]old ){0,2}(?:kids?|child|children|sons?|daughters?|dogs?|cats?|brothers?|sisters?|siblings?|twins|horses?|wife|husband|grandchild(?:ren)?|puppy|puppies|kittens?)\\b|i have twins`,
      ),
    },
    {
      reason: 'health',
      kind: 'profile',
      category: 'Health',
      pattern: begins(
        `i (?:have|suffer from|live with|deal with) (?:chronic |severe |mild |bad )?${LASTING_HEALTH}(?! (?:about|over)\\b)|i(?:.m| am) (?:very |severely |mildly |highly )?(?:allergic|intolerant|sensitive) to|i(?:.m| am) (?:lactose|gluten|\\p{L}+)[- ]intolerant|i(?:.ve| have| was|.ve been| have been) (?:been )?diagnosed with|i(?:.m| am) (?:pregnant|diabetic|dyslexic|autistic|colou?r-?blind|hard of hearing|deaf|blind|epileptic|asthmatic|anemic|anaemic|celiac|coeliac|lactose intolerant)\\b|i (?:can.t|cannot|can not) (?:eat|drink|have|digest|tolerate) (?!${NOT_HERE}\\b)|i take [\\p{L}\\d -]{3,40}(?:daily|every|twice|once|each)`,
      ),
    },
    {
      reason: 'preference',
      pattern: begins(
        `(?!.*\\b(?:him|her|his|hers|them|their|they|he|she|you|such)\\b)(?:i (?:${VERY} ){0,2}(?:prefer|love|like|enjoy|hate|dislike|detest|loathe|avoid|can.t stand) (?!${NOT_HERE}\\b)[\\p{L}\\d]{2}|i (?:don.t|do not) (?:really )?(?:like|enjoy|eat|drink|smoke|use|own|watch|drive|celebrate) (?!${NOT_HERE}\\b)[\\p{L}\\d]{2}|my favou?rite (?!part|thing about|is)[\\p{L} -]{2,40}(?: is| are|:)|i(?:.m| am) (?:an? )?(?:big |huge |massive )?fan of (?!${NOT_HERE}\\b))`,
      ),
    },
    {
      reason: 'habit',
      pattern: begins(
        `i ${HOW_OFTEN} (?!said|say|get|see|had|have|got|asked|told|meant|tried|did|knew|thought|wanted|understood|seem|end up|find)(?:work|use|write|eat|drink|play|read|watch|listen|cook|wake|get up|go|train|run|swim|cycle|sleep|travel|buy|wear|take|study|code|start|finish|do|drive|walk|make|test|deploy|listen)\\b|i (?:mainly |mostly |primarily |only )?use (?:an? |my )?${TOOL}\\b|i drive an? \\p{L}*|i wear (?:an? )?size|i (?:run|swim|cycle|train|exercise|meditate|go|cook|read|wake up|get up|go to bed|work out|practi[sc]e|travel|play)\\b[^.]{0,60}\\b(?:every|daily|weekly|once a|twice a|times a|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|on weekends|each (?:day|week|morning|evening))\\b`,
      ),
    },
    {
      reason: 'habit',
      kind: 'media',
      category: 'Games & media',
      pattern: begins(
        `i (?:mostly |mainly |only |also |usually )?(?:play|main|speedrun|stream) (?!${NOT_HERE}\\b|around|with (?:the|my) (?:idea|code))[\\p{L}\\d]|i (?:watch|read|listen to) (?:a lot of|lots of|mostly|mainly|only|plenty of) (?!${NOT_HERE}\\b)|i own an? (?:ps[45]|playstation|xbox|switch|nintendo|steam deck|gaming|quest)`,
      ),
    },
    {
      reason: 'skill',
      pattern: begins(
        `i (?:can |also |only )*(?:speak|understand) (?:fluent |some |a little |basic |good )?${LANGUAGE_NAME}\\b(?! is)|i (?:mostly |mainly |usually |only )?(?:code|program|develop) (?:in|with|for) (?!${NOT_HERE}\\b)|i (?:already )?know (?:some |a little |basic )?(?:python|java|javascript|typescript|rust|go|c\\+\\+|c#|sql|html|css|react|php|ruby|kotlin|swift|excel|latex|git|docker|spanish|french|german|italian|english)\\b|i(?:.m| am) (?:pretty |very |quite |not very |not |really )?(?:fluent|proficient|experienced|skilled|good|bad|terrible|comfortable|familiar) (?:in|with|at) (?!${NOT_HERE}\\b)|i have (?:no|little|some|limited|basic|extensive|a lot of|lots of|several|many|\\d+\\+? years(?:.| of)?) ?(?:of )?(?:prior |previous |professional )?(?:years of )?(?:experience|knowledge|background|training) (?:in|with|of|as)|i(?:.ve| have) never (?:used|learned|learnt|programmed|studied|played|cooked)\\b|i have (?:an?|my) (?:\\p{L}+.?s? )?(?:degree|phd|master.?s|bachelor.?s|diploma) in`,
      ),
    },
    {
      reason: 'skill',
      kind: 'learning',
      category: 'Learning',
      pattern: begins(
        `i(?:.m| am) (?:an? )?(?:complete |total |absolute |relative )?(?:beginner|novice|newbie|intermediate|advanced|expert|new) (?:in|at|with|to|when it comes to|learner of) (?!${NOT_HERE}\\b)|i(?:.m| am) (?:currently |also |slowly )?(?:learning|studying|teaching myself|self-taught in|taking (?:an?|\\p{L}+) (?:course|class|lessons)|majoring in|preparing for|training for|revising for) (?!${NOT_HERE}\\b|about\\b|for an? (?:test|quiz))|i (?:study|major in|struggle with|have trouble with|find it hard to) (?!${NOT_HERE}\\b)|i learn best`,
      ),
    },
    {
      reason: 'project',
      kind: 'project',
      pattern: begins(
        `i(?:.m| am) (?:currently |also |slowly )?(?:building|developing|working on|writing|creating|designing|launching|making|renovating|restoring) (?:an?|my|our) (?:[\\p{L}\\d-]+ ){0,4}?${THING}\\b|my (?:startup|start-up|thesis|dissertation|side project|app|book|novel|game|podcast|channel|blog|newsletter|phd|shop|online shop|etsy shop) (?:is (?:about|called|named|an?)|focuses|helps|uses|sells|is built)`,
      ),
    },
    {
      reason: 'goal',
      pattern: begins(
        `my (?:long[- ]term |main |fitness |career )?(?:goal|dream|ambition)s? (?:is|are)|i(?:.m| am) (?:training for|saving (?:up )?for) (?!${NOT_HERE}\\b)|i want to (?:become an?|learn (?!more|how|about|what|why|${NOT_HERE})\\p{L}+|lose \\d|run a (?:half )?marathon)`,
      ),
    },
    {
      reason: 'money',
      kind: 'profile',
      category: 'Money',
      pattern: begins(
        `i (?:earn|make) (?:about |around |roughly )?(?:[€$£] ?\\d|\\d[\\d.,]* ?(?:k\\b|€|euros?|dollars?|pounds?|usd|eur|gbp|(?:an?|per) (?:year|month|week|hour)))|my (?:\\p{L}+ )?(?:salary|income|rent|mortgage|budget|net worth|pension) is|i (?:invest in|bank with|bank at|save for) (?!${NOT_HERE}\\b)`,
      ),
    },
    {
      reason: 'instruction',
      kind: 'instruction',
      category: 'Style',
      pattern: begins(
        `(?:from now on|going forward|in (?:the )?future|in all (?:chats|conversations)|when(?:ever)? you (?:answer|reply|respond|explain|write|recommend|suggest|generate)|when(?:ever)? i ask)\\b[^.]{8,}|(?:please )?(?:always|never)\\b[^.]{0,60}\\b${ANSWERS}\\b|(?:please )?(?:do not|don.t|stop|avoid) (?:ever )?(?:us|includ|add|giv|start|end|apologi|call|address|repeat|complement|compliment|explain)\\p{L}*\\b[^.]{0,40}\\b${ANSWERS}\\b|(?:please )?keep (?:your|all) (?:answers|responses|replies|explanations)\\b|i (?:want|need|prefer|like) (?:you to (?:always|never)|your (?:answers|responses|replies|explanations) (?:to be|in|short|brief|concise))\\b`,
      ),
    },
  ],
};
