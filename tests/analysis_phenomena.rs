//! One small article for each phenomenon, with the expected marks beside the words.
//!
//! `{kind Speaker|words}` is a quotation with its speaker, `-` for none; `{TYPE Name|words}` is an entity. A helper
//! strips the marks, analyses what is left and writes the result in the same form, so that a failure shows both texts.

mod marked;

use marked::{Layer, check};

macro_rules! cases {
    ($layer:ident: $($(#[$doc:meta])* $name:ident: $text:expr;)*) => {
        $($(#[$doc])* #[test] fn $name() { check(Layer::$layer, $text); })*
    };
}

cases! { Quotes:
    incise_with_inverted_pronoun:
        "La maire Lucie Brandt a visité le chantier. {direct Lucie Brandt|« Tout sera prêt en juin »}, a-t-elle promis.";
    incise_without_its_comma:
        "Le préfet Yves Lamant est venu. {direct Yves Lamant|« Rien n'est perdu »} assure-t-il.";
    incise_with_a_name_after_the_audience:
        "{direct Odile Karas|« Nous irons au bout »}, a déclaré à l'AFP Odile Karas, la présidente du syndicat.";
    incise_with_a_function_then_a_name:
        "{direct Paul Verdier|« Le pont tiendra »}, a assuré le directeur des travaux, Paul Verdier.";
    quotation_broken_by_an_incise:
        "L'entraîneur Marc Obradovic se veut prudent. {direct Marc Obradovic|« Nous avons gagné »}, dit-il, {direct Marc Obradovic|« mais rien n'est joué »}.";
    fragments_after_que:
        "Jeanne Roux a affirmé que la réforme était {mixed Jeanne Roux|« injuste »} et {mixed Jeanne Roux|« inutile »}.";
    object_of_a_verb_of_criticism:
        "Le sénateur Hugo Perrin dénonce une {mixed Hugo Perrin|« mascarade »} dans ce dossier.";
    name_apposed_between_subject_and_verb:
        "Hugh Lister, médecin à Leeds, a dit que {mixed Hugh Lister|« le virus recule »}.";
    colon_after_a_verb:
        "La ministre Carole Lenoir a répondu : {direct Carole Lenoir|« Il n'en est pas question. »}";
    colon_without_a_verb_of_speech:
        "Nathan Weil : {direct Nathan Weil|« Je ne regrette rien »}";
    several_sentences_in_one_quotation:
        "{direct Inès Faure|« Il pleut. Il vente. Nous rentrons »}, a lancé Inès Faure.";
    chain_with_one_attribution:
        "{direct Tom Lesage|« Je pars demain »}, annonce Tom Lesage. {direct Tom Lesage|« Personne ne me retiendra. »}";
    attribution_after_the_second_of_two:
        "Rachid Benali sort de l'audience. {direct Rachid Benali|« C'est une honte »}. {direct Rachid Benali|« Nous ferons appel »}, a-t-il prévenu.";
    slogan_that_is_shouted:
        "Les manifestants ont crié {direct manifestants|« Libérez-les »} devant la mairie.";
    participle_goes_on_with_the_subject:
        "{direct Alice Morand|« Je reste »}, a tranché Alice Morand, ajoutant que {mixed Alice Morand|« le débat est clos »}.";
    passive_with_its_agent:
        "Le texte a été qualifié de {mixed Bruno Sabatier|« monstrueux »} par Bruno Sabatier.";
    selon_at_the_end:
        "{direct Léa Fontan|« Le feu est éteint »}, selon Léa Fontan.";
    pour_gives_an_opinion:
        "Pour Denis Hamel, {indirect Denis Hamel|cette loi ne changera rien à la situation}.";
    relative_clause_of_speech:
        "Simon Aubert, qui dénonce {mixed Simon Aubert|« un déni de justice »}, fera appel.";
    nobody_is_named:
        "Le bâtiment n'a subi {mixed -|« aucun dégât majeur »} durant la nuit.";
    nested_marks_are_one_quotation:
        "{direct Rose Caron|« On m'a dit « va-t'en » et je suis partie »}, raconte Rose Caron.";
    curly_marks:
        "{direct Max Leduc|“Je n'ai rien vu”}, répète Max Leduc.";
    straight_marks:
        "Max Leduc se tait. {direct Max Leduc|\"Je n'ai rien vu\"}, répète-t-il.";
    narrow_spaces_inside_the_marks:
        "{direct Eva Rolin|«\u{202f}Je signe\u{a0}»}, a dit Eva Rolin.";
    reopened_at_each_paragraph:
        "Le président du club, Luc Tessier, a écrit aux joueurs : {direct Luc Tessier|« Merci à tous.\n« Nous nous reverrons bientôt. »}";
    middle_paragraph_of_a_quotation_reports_nothing:
        "Le président du club, Luc Tessier, a écrit : {direct Luc Tessier|« Merci à tous.\n« Le maire affirme que la salle est à nous.\n« Nous reviendrons. »}";
    mark_left_open:
        "Luc Tessier a répondu : {direct Luc Tessier|« Je ne sais pas.} Il est ensuite parti.";
    mark_never_opened:
        "{direct Luc Tessier|Je ne sais pas »}, a répondu Luc Tessier.";
    dialogue_with_dashes:
        "— {direct Anna|Tu viens ?} demanda Anna.\n— {direct -|Jamais de la vie !}";
    title_of_a_work:
        "Claire Dumas est l'auteure du roman {title -|« Le Lac noir »}, paru en mai.";
    programme_on_the_air:
        "L'invité de l'émission {title -|« Grand Angle »} a éludé.";
    affair_in_marks:
        "Les juges de l'{title -|« affaire Corbin »} ont entendu trois témoins.";
    nickname:
        "Paul Vasseur, dit {scare -|« le Chat »}, court toujours.";
    charge:
        "Il a été mis en examen pour {scare -|« abus de confiance »} mardi.";
    word_held_at_a_distance:
        "Elle a présenté son {scare -|« ami »} à la presse.";
    reported_clause_after_que:
        "Le procureur Alain Stern a indiqué que {indirect Alain Stern|deux hommes étaient recherchés}.";
    two_reported_clauses:
        "Mona Didier affirme que {indirect Mona Didier|le train était en retard} et que {indirect Mona Didier|personne ne l'a prévenue}.";
    reported_infinitive:
        "Kévin Jolivet assure {indirect Kévin Jolivet|avoir agi seul dans cette affaire}.";
    selon_a_source:
        "Selon les pompiers, {indirect pompiers|trois maisons ont brûlé dans la nuit}.";
    clause_with_its_incise:
        "{indirect Irène Blum|Les travaux reprendront lundi à l'aube}, a précisé Irène Blum.";
    relay_of_an_agency:
        "{direct Pedro Salinas|« Nous négocions »}, a dit Pedro Salinas, rapporte l'AFP.";
    pronouns_follow_gender:
        "Sophie Nagy a rencontré Pierre Colas. {direct Sophie Nagy|« Il a compris »}, a-t-elle dit.";
    description_stands_for_the_person:
        "La présidente estonienne Kaja Tamm est à Riga. La dirigeante a affirmé que {mixed Kaja Tamm|« tout va bien »}.";
    incise_with_a_verb_in_no_list:
        "Lina Roch sourit. {direct Lina Roch|« Peut-être »}, minaude-t-elle.";
    lady_is_not_the_man_of_her_name:
        "Le maire Jacques Lambert parle. Mme Lambert se lève. {direct Lambert|« Je pars »}, a-t-elle lancé.";
    people_counted_by_a_noun:
        "Une trentaine de manifestants ont jeté des œufs et crié {direct trentaine de manifestants|« Démission »}.";
    verb_shares_the_subject_before_it:
        "Olga Petit estime que {mixed Olga Petit|« rien ne va »} ici et ajoute que {mixed Olga Petit|« tout empire »}.";
    auxiliary_far_from_its_participle:
        "Les autorités ont par la suite confirmé qu'{indirect autorités|il restait deux blessés}.";
    adverbs_before_que:
        "Marc Aubin affirme tout de même que {indirect Marc Aubin|la digue tiendra}.";
    source_with_an_insertion:
        "Selon le directeur du cirque, interrogé par la radio, {indirect directeur du cirque|les lions dormaient}.";
    source_in_a_relative:
        "Il nie une révélation du Canard enchaîné selon laquelle {indirect Le Canard enchaîné|il aurait touché un pot-de-vin}.";
    clause_after_a_colon:
        "Lucas Marty a raconté une autre histoire : {indirect Lucas Marty|la jeune femme serait partie seule}.";
    wish_with_an_infinitive_is_no_report:
        "Usha Patel espère gagner la course de demain.";
    fronted_participle:
        "Rappelant que l'air est {mixed Chantal Perrin|« irrespirable »}, Chantal Perrin, la présidente de la Ligue, a dénoncé les retards.";
    noun_of_the_form_of_a_verb:
        "Une annonce du maire et la demande des élus n'ont rien changé. On parle d'un {mixed on|« échec »}.";
    demonym_stands_for_the_person:
        "Usain Ward a gagné. Le Jamaïcain a dit : {direct Usain Ward|« Je suis fatigué. »}";
    elided_word_before_a_mark:
        "Yann Roux jure qu'{mixed Yann Roux|« il n'y est pour rien »}.";
    gloss_of_a_word:
        "Le mot breton kenavo signifie {scare -|« au revoir »}.";
    date_line_is_no_part_of_the_sentence:
        "22 mars 2017. – {indirect ministère des Affaires étrangères|Un Français a été enlevé jeudi au Tchad}, a confirmé le ministère des Affaires étrangères.";
    noun_after_an_article_is_no_infinitive:
        "Deux mineurs racontent la fermeture du puits.";
    noun_after_an_incise_is_no_infinitive:
        "{direct Denis Hamel|« La grêle a tout haché »}, raconte le jardinier Denis Hamel.";
    adviser_is_no_verb:
        "Le conseiller a fait entrer dans la salle son {scare -|« ami »}.";
    object_after_an_apposed_subject_does_not_speak:
        "Paul Verdier, instituteur à la retraite, a prévenu Maud Ferrand : {direct Paul Verdier|« Nous serons là. »}";
    audience_before_the_subject_is_no_role_of_it:
        "{direct Léa Roy|« Nous partons »}, a déclaré à la presse locale Léa Roy.";
    colon_after_a_verb_of_incise:
        "Usain Ward a gagné. Le Jamaïcain a soupiré : {direct Usain Ward|« Je suis fatigué. »}";
    object_between_a_verb_of_naming_and_the_name:
        "Les anciens surnomment ce vent {scare -|« le mange-feuilles »}.";
    line_of_dialogue_goes_on_with_its_speaker:
        "— {direct Louise|Je ne lirai pas ça}, dit Louise. {direct Louise|Donnez-la au notaire.}";
    surname_takes_the_full_name:
        "Julien Castan a perdu. {direct Julien Castan|« Dommage »}, a soufflé M. Castan.";
}

cases! { Entities:
    civility_and_surname:
        "Le maire {PER Gilles Pontet|Gilles Pontet} a reçu M. {PER Gilles Pontet|Pontet} et Mme {PER Ndiaye|Ndiaye}.";
    acronym_and_expansion:
        "La {ORG Fédération nationale des bergers|Fédération nationale des bergers} ({ORG Fédération nationale des bergers|FNB}) proteste ; la {ORG Fédération nationale des bergers|FNB} attend.";
    party_acronym_is_expanded:
        "Un député {ORG Les Républicains|LR} a rejoint le {ORG Parti socialiste|PS}.";
    spelling_variant:
        "Les {LOC États-Unis|Etats-Unis} et les {LOC États-Unis|États-Unis} négocient.";
    place_by_its_context:
        "La ville de {LOC Morvanne|Morvanne} est inondée ; à {LOC Morvanne|Morvanne}, on attend.";
    town_by_its_form:
        "Le feu a pris près de {LOC Vaux-sur-Yron|Vaux-sur-Yron}.";
    ministry:
        "Le {ORG ministère de l'Intérieur|ministère de l'Intérieur} et le {ORG parquet de Tarbes|parquet de Tarbes} se taisent.";
    minister_is_no_ministry:
        "Le ministre de l'Intérieur {PER Karim Lodi|Karim Lodi} se tait.";
    peoples_are_no_names:
        "Les Français et un Jamaïcain saluent {PER Ana Petit|Ana Petit}.";
    particle_in_a_name:
        "{PER Piet van der Laan|Piet van der Laan} arrive. M. {PER Piet van der Laan|van der Laan} repart.";
    names_in_quotations:
        "{PER Zoé Lam|Zoé Lam} a dit : « {PER Zoé Lam|Lam} aime {LOC Lyon|Lyon}. »";
    dates:
        "Le {DATE 2019-03-22|22 mars 2019}, puis {DATE vendredi|vendredi}, et en {DATE 2014|2014}, 2000 personnes.";
    year_in_the_name_of_an_event_is_no_date:
        "Le {MISC Tour du Morvan 2016|Tour du Morvan 2016} est parti.";
    newspaper_with_a_day_in_its_name:
        "{ORG Le Journal du dimanche|Le Journal du dimanche} en parle {DATE dimanche|dimanche}.";
    head_of_a_sentence_is_no_name:
        "Hier, il pleuvait. Souvent, il neige. Personne ne vient.";
    affair_is_one_name:
        "L'{MISC affaire Corbin|affaire Corbin} rebondit à {LOC Nice|Nice}.";
}

cases! { Quotes:
    incise_inside_the_marks:
        "Jeanne Tanguy hésite. {direct Jeanne Tanguy|« Je viendrai}, dit-elle, {direct Jeanne Tanguy|mais sans plaisir. »}";
    incise_with_a_name_inside_the_marks:
        "{direct Paul Morin|« Rien n'est prêt}, a prévenu l'ingénieur Paul Morin. {direct Paul Morin|Il faudra attendre. »}";
    incise_inside_the_marks_with_its_date:
        "Jeanne Tanguy est émue. {direct Jeanne Tanguy|« C'est une fête}, confie-t-elle au public, mardi. {direct Jeanne Tanguy|Merci à tous. »}";
    clause_in_marks_is_no_incise:
        "Paul Morin a dit : {direct Paul Morin|« La loi, dit-on, est dure. »}";
    closing_mark_without_opening_takes_its_last_sentence:
        "Le maire Paul Morin affirme que {indirect Paul Morin|le pont est sûr}. {direct Paul Morin|Il tiendra cent ans »}.";
    three_clauses_with_que:
        "La maire Jeanne Tanguy a annoncé mardi que {indirect Jeanne Tanguy|le marché fermerait}, que {indirect Jeanne Tanguy|les étals partiraient} et que {indirect Jeanne Tanguy|la place serait pavée}.";
    clause_at_the_head_of_its_sentence:
        "Affirmant que {indirect Paul Morin|le devis était faux}, Paul Morin a quitté la séance.";
    verb_after_et_ends_the_clause:
        "Paul Morin assure que {indirect Paul Morin|la digue est solide} et annonce une nouvelle visite.";
    quotation_after_the_clause_stands_by_itself:
        "Paul Morin a répondu que {indirect Paul Morin|le prix ne changerait pas}, {direct Paul Morin|« c'est promis »}.";
    adverb_and_comma_at_the_head_of_the_clause:
        "Jeanne Tanguy rappelle qu'{indirect Jeanne Tanguy|avant, tout le village venait à la fête}.";
    infinitive_behind_its_negation:
        "Jeanne Tanguy affirme {indirect Jeanne Tanguy|ne pas avoir lu la lettre du maire}.";
    infinitive_behind_the_audience:
        "Paul Morin a reconnu devant le juge {indirect Paul Morin|avoir brûlé les carnets de sa tante}.";
    infinitive_ends_before_another_sentence:
        "Paul Morin avoue {indirect Paul Morin|avoir volé la statue}, les gendarmes fouillent sa cave.";
    adjective_like_an_infinitive:
        "Les voisins jugent nécessaire la fermeture du bar.";
    only_is_no_clause:
        "Les pompiers ne confirment pour le moment que la mort de deux chevaux.";
    nobody_reports:
        "Il est à noter que le stade a brûlé. Il faut rappeler que la pluie manque. On note que le vent tourne.";
    question_in_indirect_speech:
        "La députée Jeanne Tanguy a demandé {indirect Jeanne Tanguy|si la gare serait rouverte avant Noël}.";
    demand_with_a_ce_que:
        "Jeanne Tanguy demande à ce que {indirect Jeanne Tanguy|le chemin soit rendu aux promeneurs}.";
    said_to_be_convinced:
        "Paul Morin se dit convaincu que {indirect Paul Morin|la récolte sera bonne}.";
    source_after_an_adverbial:
        "En 2016, selon le syndicat des boulangers, {indirect syndicat des boulangers|le prix du pain a doublé}.";
    source_between_auxiliary_and_participle:
        "{indirect gendarmes|Le conducteur aurait, selon les gendarmes, perdu le contrôle de son camion}.";
    source_after_que:
        "La radio annonce que, {indirect radio|selon les pompiers, trois granges ont brûlé}.";
    source_whose_clause_quotes:
        "Le 3 mai, le bourg avait connu {mixed préfecture|« la plus belle foire de son histoire »}, selon la préfecture.";
    source_that_is_a_manner:
        "Les places sont données selon un ordre que le maire a fixé, et selon les cas elles changent.";
    source_in_brackets_stays_there:
        "Le chantier durera deux ans ({indirect ouvriers|il devait finir en mai}, selon les ouvriers) et coûtera cher.";
    contrast_belongs_to_the_source:
        "Selon les gendarmes, {indirect gendarmes|le chien a survécu, mais le chat est mort dans l'incendie}.";
    news_according_to_which:
        "Dans le bourg court une rumeur selon laquelle {indirect -|la fabrique fermerait ses portes}.";
    subject_unknown_after_the_verb:
        "{indirect un de ses cousins|Le trompettiste se remet de sa chute}, a précisé un de ses cousins.";
    noun_apposed_to_its_name_in_marks:
        "Le tram s'arrête entre l'arrêt {title -|« Fontaine Basse »} et l'arrêt {title -|« Rue du Puits »}.";
    newspaper_in_marks:
        "Il confirme ainsi les révélations du {title -|« Phare »} sur ce marché.";
    offences_in_a_list:
        "Un juge l'entend pour {scare -|« faux, usage de faux et abus de confiance aggravé »} depuis lundi.";
    movement_in_marks:
        "Il a fondé le mouvement {scare -|« bonnets bleus libres »} avec deux amis.";
    adjective_in_marks_where_nobody_speaks:
        "La ville prépare une foire {scare -|« gourmande »} pour juin.";
    edited_words_are_speech:
        "Le groupe {mixed -|« chant[ait] »} à tue-tête dans la rue.";
    meaning_in_brackets_after_a_name:
        "La sonde Tianlong ({title -|« Dragon Céleste »}) est en route.";
}

cases! { Quotes:
    mark_reopened_by_its_closing_at_each_line:
        "Le maire Paul Morin a dit : {direct Paul Morin|« Je pars demain.\n» Je reviens lundi.\n» Merci à tous. »}";
    closing_mark_on_both_sides:
        "Paul Morin a dit {mixed Paul Morin|”non”} à la fête.";
    incise_bounds_a_mark_left_open:
        "{direct Paul Morin|« Je pars demain}, a dit Paul Morin. Il a salué la foule. Puis il est sorti.";
    incise_of_dialogue_with_a_role:
        "— {direct juge|Vous venez ?} demanda le juge.\n— {direct juge|Non}, répondit-il, {direct juge|je reste.}";
    source_without_a_name:
        "De source policière, {indirect source policière|deux hommes ont été arrêtés hier}.";
    view_of_someone_with_the_article_joined:
        "Aux yeux du directeur, {indirect directeur|la réforme est nécessaire}.";
    place_named_in_marks_beside_speech:
        "Les élèves ont crié {direct élèves|« Résistance ! »} devant le lycée {title -|« Jean-Moulin »}.";
    source_far_from_que:
        "L'agence a annoncé le 28 février 2018 que {indirect agence|le tir n'aurait pas lieu}.";
}

cases! { Quotes:
    adjective_between_verb_and_que:
        "Le ministre estime probable que {indirect ministre|la loi soit votée}.";
    source_between_need_and_clause:
        "{indirect Paul Morin|Il est urgent, selon Paul Morin, de réformer l'école}.";
    conviction_with_que:
        "Paul Morin est convaincu que {indirect Paul Morin|le pont tiendra}. Il est certain que le pont tiendra.";
    noun_of_conviction_with_que:
        "Le maire a la certitude que {indirect maire|la foire aura lieu}.";
    letting_it_be_understood:
        "Paul Morin laisse entendre que {indirect Paul Morin|la mairie savait}.";
    as_someone_said_before_the_clause:
        "Comme l'a dit le maire Paul Morin, {indirect Paul Morin|la foire aura lieu en mai}.";
    as_someone_said_after_the_clause:
        "{indirect Paul Morin|La foire aura lieu en mai}, comme l'a rappelé le maire Paul Morin.";
    source_in_brackets_at_the_end:
        "{indirect Croix-Rouge|Le séisme a fait trois cents morts} (selon la Croix-Rouge).";
    admission_of_someone:
        "De l'aveu même du maire, {indirect maire|les caisses sont vides}.";
    words_of_the_neighbours:
        "Aux dires des voisins, {indirect voisins|il vivait seul}.";
    denial_with_an_infinitive:
        "Paul Morin dément {indirect Paul Morin|avoir volé la statue}.";
    how_much:
        "Paul Morin a souligné {indirect Paul Morin|combien la ville avait changé}.";
}

cases! { Quotes:
    clause_between_subject_and_verb:
        "Paul Morin, après avoir rappelé que {indirect Paul Morin|la caisse était vide}, évoque une autre foire.";
    storm_in_marks_between_commas:
        "Demain, une autre tempête, {title -|« Gisèle »}, est attendue sur la côte.";
    people_in_marks_after_an_article:
        "Cette journée des {scare -|« Bonnets bleus »} du lundi est la dixième.";
    hearsay_of_people:
        "Pour les planteurs, {indirect planteurs|il s'agirait d'un simple oubli}.";
}

cases! { Quotes:
    then_is_no_contrast:
        "Nadia Perrin expliquait alors que {mixed Nadia Perrin|« la digue tiendrait dix ans »}.";
    neither_is_a_second_clause:
        "Paul Morin a assuré que {indirect Paul Morin|la mairie ne vendrait pas le parc} ni que {indirect Paul Morin|le \
         stade serait rasé}.";
    comment_before_a_colon_reports_what_follows:
        "La récolte sera mince, comme l'indique Paul Morin : {direct Paul Morin|« Il a gelé trois fois. »}";
    comment_with_a_consonant:
        "Comme le rappelle le maire Paul Morin, {indirect Paul Morin|la foire aura lieu en mai}.";
    source_that_says_more_in_marks:
        "{indirect police|Le conducteur était seul dans la voiture}, selon la police, qui précise qu'il {mixed police|« roulait \
         sans phares »}.";
    auxiliary_over_a_time:
        "Paul Morin avait un temps annoncé qu'{indirect Paul Morin|il quitterait la mairie}.";
    infinitive_after_an_adverb:
        "{direct Nadia Perrin|« Rien n'est signé »}, a cependant tenu à préciser Nadia Perrin.";
    spoken_of_over_an_adverbial:
        "La ministre Nadia Perrin a par la suite parlé sur la télévision publique de son pays d'une {mixed Nadia \
         Perrin|« attaque bien préparée »}.";
    flight_that_ends_its_sentence:
        "La panne a retardé le vol. Paul Morin parle d'un {mixed Paul Morin|« coup dur »}.";
    things_that_are_counted_speak:
        "Mercredi, 113 stations-service ont indiqué {indirect 113 stations-service|être en rupture de gazole}.";
    what_for_is_no_source:
        "Il risque dix ans. L'affaire pour laquelle il est jugé a été {mixed -|« instruite à la hâte »}.";
}
