//! Nouns for what people are and do, by gender, and nouns that say what kind of thing the name beside them is.

/// Titles and civilities, never part of a name: masculine, then feminine.
pub const CIVILITIES: [&str; 2] = [
    "m. monsieur mr mr. maître me me. dr dr. docteur pr pr. professeur général colonel capitaine commandant lieutenant amiral abbé père \
     monseigneur mgr mgr. cardinal prince roi duc comte baron lord sir cheikh sheikh sheik sultan émir imam rabbin pape saint",
    "mme madame mlle mademoiselle mrs mrs. ms ms. princesse reine duchesse comtesse baronne lady sœur",
];

/// Roles held by men or written in the masculine, in lower case.
pub const MASCULINE: &str = "trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire nonagénaire président vice-président ex-président premier-ministre ministre ex-ministre secrétaire sous-secrétaire porte-parole directeur \
sous-directeur chef patron dirigeant leader responsable représentant délégué député eurodéputé sénateur maire adjoint préfet sous-préfet conseiller candidat élu \
gouverneur ambassadeur consul commissaire procureur avocat juge magistrat bâtonnier policier gendarme pompier soldat militaire officier général colonel \
médecin chirurgien chercheur professeur enseignant historien économiste sociologue politologue philosophe écrivain romancier poète auteur journaliste \
éditorialiste chroniqueur rédacteur photographe réalisateur cinéaste acteur comédien humoriste chanteur rappeur musicien compositeur artiste peintre sculpteur \
architecte ingénieur entrepreneur homme milliardaire banquier fondateur cofondateur PDG pdg président-directeur propriétaire actionnaire syndicaliste militant \
opposant dissident activiste rebelle djihadiste terroriste suspect assaillant tueur meurtrier accusé prévenu détenu prisonnier otage victime témoin \
joueur footballeur attaquant défenseur gardien milieu capitaine entraîneur sélectionneur coureur cycliste sprinteur athlète champion pilote nageur boxeur \
tennisman skieur étudiant élève lycéen proviseur principal recteur agriculteur ouvrier salarié employé cadre habitant riverain voisin passant voyageur \
père frère fils oncle mari époux compagnon ami collègue roi prince pape cardinal évêque archevêque prêtre imam rabbin astronaute astronome expert analyste \
spécialiste consultant chef-cuisinier commerçant restaurateur pêcheur chasseur berger coordinateur coordonnateur animateur présentateur producteur envoyé médiateur \
rapporteur trésorier greffier commandant lieutenant capitaine amiral brigadier sergent jeune adolescent garçon citoyen électeur internaute blogueur locataire \
négociateur négociant pharmacien infirmier psychologue psychiatre vétérinaire biologiste physicien chimiste attaché colistier rival prédécesseur successeur numéro homologue \
premier lycéen moniteur guide secouriste navigateur guitariste mineur veuf donateur batteur danseur scénariste dramaturge essayiste éditeur libraire imprimeur climatologue démographe constitutionnaliste";

/// Roles written in the feminine, in lower case.
pub const FEMININE: &str = "trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire nonagénaire rapporteure présidente vice-présidente ministre secrétaire porte-parole directrice cheffe patronne dirigeante responsable représentante déléguée \
députée eurodéputée sénatrice maire adjointe préfète conseillère candidate élue gouverneure ambassadrice commissaire procureure procureur avocate juge magistrate \
policière militaire officière médecin chirurgienne chercheuse chercheure professeure enseignante historienne économiste sociologue politologue philosophe écrivaine \
romancière poétesse autrice auteure journaliste éditorialiste chroniqueuse rédactrice photographe réalisatrice cinéaste actrice comédienne humoriste chanteuse \
rappeuse musicienne compositrice artiste peintre sculptrice architecte ingénieure femme milliardaire banquière fondatrice cofondatrice propriétaire syndicaliste \
militante opposante dissidente activiste suspecte accusée détenue otage victime joueuse footballeuse attaquante entraîneuse coureuse cycliste athlète championne \
pilote nageuse étudiante élève lycéenne rectrice agricultrice ouvrière salariée employée habitante riveraine voisine passante mère sœur fille tante veuve donatrice épouse compagne \
amie collègue reine princesse religieuse astronaute experte analyste spécialiste consultante commerçante animatrice présentatrice productrice médiatrice rapporteuse \
jeune adolescente citoyenne électrice internaute blogueuse locataire infirmière psychologue psychiatre biologiste physicienne chimiste attachée rivale prédécesseure \
successeure veuve première chancelière navigatrice danseuse scénariste essayiste éditrice";

/// Groups and bodies that speak, singular or plural, in lower case.
pub const COLLECTIVE: &str = "gouvernement opposition majorité parti syndicat syndicats association organisation organisations ong collectif mouvement entreprise société groupe \
compagnie firme direction police gendarmerie armée justice parquet tribunal cour ministère mairie préfecture commission conseil assemblée parlement sénat agence \
institut autorité autorités services secours pompiers policiers gendarmes militaires enquêteurs magistrats juges avocats experts chercheurs scientifiques médecins \
députés sénateurs élus parlementaires socialistes écologistes centristes communistes verts républicains démocrates conservateurs travaillistes manifestants opposants \
militants rebelles militaires témoins habitants riverains victimes familles proches parents élèves étudiants lycéens enseignants salariés ouvriers employés cadres \
agriculteurs organisateurs responsables dirigeants représentants membres partisans détracteurs critiques observateurs analystes spécialistes économistes journalistes \
journal quotidien hebdomadaire magazine chaîne radio site presse médias média communiqué rapport étude sondage enquête document texte article éditorial source sources \
officiels diplomates ministres délégués candidats joueurs supporters entourage cabinet équipe clan camp régime pouvoir front ligue fédération club comité bureau \
jury personnes internautes gens français femmes hommes amis voisins passagers rescapés survivants otages terroristes djihadistes insurgés talibans séparatistes \
indépendantistes nationalistes réfugiés migrants touristes clients usagers locataires propriétaires commerçants patrons chefs entrepreneurs professionnels conclusions \
auteurs promoteurs islamistes rebelles ravisseurs assaillants kamikazes trois deux travailleurs humanitaires magistrate";

/// Nouns before the name of a company, party, medium or club.
pub const BEFORE_ORGANISATION: &str = "société groupe entreprise firme marque compagnie parti syndicat association ong fondation agence chaîne quotidien journal hebdomadaire magazine mensuel \
site radio station boutique maison club équipe banque laboratoire constructeur éditeur enseigne opérateur cabinet institut organisation mouvement réseau collectif plateforme start-up startup \
filiale fabricant géant label studio revue webzine organisme supermarché hypermarché stations-service ecurie écurie coalition milice milices rebelles groupuscule fédération";

/// Nouns before a place, with `de` or without.
pub const BEFORE_PLACE: &str = "ville village commune capitale région province pays département île îles quartier district comté royaume république canton vallée port banlieue \
frontière frontières station localité bourgade aéroport gare mont montagne lac rivière fleuve désert plage planète territoire état archipel péninsule côte arrondissement agglomération municipalité \
astéroïde comète galaxie constellation exoplanète étoile volcan péage tunnel viaduc esplanade gouvernorat wilaya oblast circonscription lieu-dit hameau estuaire \
villes villages communes provinces régions départements quartiers comtés districts gouvernorats plages massif sommet barrage raffinerie métro supernova nébuleuse lune";

/// Nouns that begin the name of an institution, in lower case.
pub const INSTITUTIONS: &str = "ministère parquet lycée collège université commission cour conseil tribunal préfecture mairie ambassade consulat académie institut école faculté diocèse \
rectorat observatoire";

/// Nouns that begin the name of a facility or of a thing of nature, in lower case.
pub const FACILITIES: &str = "allée chemin impasse volcan presqu'île cap baie aéroport gare stade hôpital rue avenue boulevard place pont quai massif mont col lac île mer golfe forêt parc palais tour église basilique cathédrale musée prison \
château canal détroit vallée plage cimetière square port porte rond-point mosquée synagogue abbaye théâtre faubourg";

/// Nouns that begin the name of an affair, law, event or work, in lower case.
pub const AFFAIRS: &str = "affaire loi accord accords traité prix coupe championnat championnats festival rallye grand-prix directive \
convention protocole primaire tournoi trophée";

/// Nouns before the title of a work or programme, or after which quoted words are a name.
pub const BEFORE_TITLE: &str = "film films roman livre ouvrage essai album chanson titre titres série émission programme pièce tableau opéra ballet documentaire revue magazine journal poème nouvelle \
recueil bande-dessinée bd spectacle exposition jeu opération projet affaire plan dispositif campagne collection auteur auteure autrice réalisateur interprète blog site spécial rubrique chronique \
conférence colloque festival concours trophée championnat navire bateau paquebot voilier sous-marin fusée sonde satellite restaurant café bar discothèque boîte hôtel association collectif \
compétition série marque application logiciel télescope rover astromobile console groupe saga trilogie feuilleton foyer incendie ouragan cyclone ouragans cyclones tempête tempêtes typhon typhons opérations sondes satellites cargo pétrolier ferry chalutier frégate voilier catamaran trimaran lanceur porte-avions porte-conteneurs";

/// Adjectives that may belong to the name of an institution.
pub const ADJECTIVES: &str = "humanitaire humanitaires routier routière routiers routières national nationale nationaux nationales international internationale internationaux européen européenne européens français française français françaises fédéral fédérale général générale \
généraux supérieur supérieure suprême central centrale public publique publics publiques social sociale sociaux économique économiques politique politiques pénal pénale civil civile civils civiles \
militaire militaires régional régionale régionaux départemental départementale municipal municipale constitutionnel constitutionnelle démocratique démocratiques populaire populaires socialiste \
communiste républicain républicaine libéral libérale islamique islamiques arabe arabes africain africaine américain américaine américains britannique russe russes allemand allemande italien italienne \
espagnol espagnole belge suisse canadien canadienne québécois québécoise turc turque syrien syrienne irakien irakienne iranien iranienne israélien israélienne palestinien palestinienne chinois chinoise \
japonais japonaise tchétchène ukrainien ukrainienne polonais polonaise étranger étrangère étrangères étrangers agricole agricoles industriel industrielle technique scientifique écologique solidaire \
numérique humanitaire sanitaire monétaire mondial mondiale olympique olympiques financier financière financiers judiciaire administratif administrative indépendant indépendante uni unie unis unies \
saoudite catholique protestante orthodoxe musulman musulmane juive révolutionnaire révolutionnaires syndical syndicale ouvrière ouvrier chrétien chrétienne pétrolier pétrolières nucléaire spatial spatiale \
atomique alimentaire alimentaires aérien aérienne maritime sportif sportive présidentiel présidentielle législatif législative intérieur intérieure extérieur extérieure insoumise enchaîné bolivarienne \
birman birmane philippine tunisien tunisienne algérien algérienne marocain marocaine égyptien égyptienne libyen libyenne libanais libanaise aérienne philharmonique symphonique anglicane épiscopale royale royal olympique suédoise norvégienne néerlandaise portugaise grecque cubaine brésilienne mexicaine argentine indienne pakistanaise afghane coréenne sud-coréenne australienne ivoirienne malienne burundaise rwandaise internationales nationaux humaine humaines ferroviaire hospitalier hospitalière universitaire";

/// Nouns for one whom the article has named otherwise.
pub const STAND_INS: &str = "trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire nonagénaire dirigeant dirigeante leader responsable homme femme chef cheffe numéro président présidente ministre candidat candidate élu élue intéressé \
intéressée patron patronne politicien milliardaire député députée sénateur sénatrice maire romancier écrivain chanteur chanteuse \
acteur actrice champion championne joueur joueuse coureur athlète attaquant entraîneur sélectionneur avocat avocate suspect accusé \
chercheur chercheuse scientifique économiste historien auteur auteure réalisateur magistrat magistrate préfet procureur procureure";

/// Roles that many may have: with a complement they name another than the one holder whom the article names.
pub const KIN: &str = "père mère frère sœur fils fille oncle tante époux épouse femme mari compagne compagnon avocat avocate ami amie collègue victime témoin \
membre proche conseiller conseillère homme habitant habitante";

/// Nouns by which an article goes on about a body it has named.
pub const BODIES: &str = "parti journal quotidien hebdomadaire magazine agence chaîne organisation association ong syndicat entreprise société groupe \
compagnie institution institut mouvement collectif site radio fédération club formation organisme fondation firme mensuel";

/// Nouns that only count what follows.
pub const QUANTITIES: &str = "trentaine vingtaine dizaine dizaines centaine centaines quarantaine cinquantaine quinzaine millier milliers poignée moitié majorité \
partie groupe nombre million millions ensemble";

/// Words that begin the name of an institution when written with a capital, in lower case.
pub const HEADS: &str = "union cour haute haut tribunal comité conseil commission confédération fédération association école parti agence autorité institut \
office organisation front mouvement syndicat banque fonds assemblée chambre ministère direction délégation inspection observatoire \
université centre réseau forces armée groupe fondation caisse rassemblement préfecture bureau secrétariat ordre ligue collectif \
congrès académie société service régie compagnie chancellerie coalition alliance convention force orchestre communion église garde \
police gendarmerie club patriarcat conférence mission action programme congrégation alternative opéra comédie chœur commissariat \
haut-commissariat coordination coopérative communauté consortium groupement laboratoire milice brigade brigades marine mutuelle secours croissant amicale cercle \
parlement trésorerie états-généraux archevêché protection sécurité parquet";

/// Forms of verbs of speech that are also nouns.
pub const HOMOGRAPHS: &str = "taxe taxes tempête tempêtes annonce annonces demande demandes critique critiques remarque remarques note notes juge juges signale pointe pointes \
reproche reproches lance lances souffle analyse analyses cite titre titres menace menaces commentaire proteste rapporte crie cris \
doute doutes plainte plaint espoir écrit écrits dit dits conclut réplique répliques riposte objecte confie promesse conseil conseille \
publie poste postes témoigne traite rit rire sourire parle avance insiste relève étonne amuse presse tweet tweete charge prône \
commente résume estime évoque";

/// Words that the press writes with a capital and that name nothing by themselves, in lower case.
pub const NAMELESS: &str = "état etat états dieu histoire internet web république bourse adn lgbt ong pdg vih sms trm gps tv pib cdi cdd cv dvd bd ogm rtt sdf tva isf csg \
vtc utc gmt us vtt usb dna html tgv hlm zad opa btp vip rer tnt ivg pma gpa qi crs gilet gilets église etat-major noir noirs blanc blancs juifs ndlr univers qg mvp islam covid internautes sida pme sarl iii ii iv vi xiv";

/// Words after which words in marks are a name or term.
pub const NAMING: &str = "dit dite dits dites surnommé surnommée surnommés surnom appelé appelée appelés appelées appelle appellent baptisé baptisée baptisés \
nommé nommée nommés intitulé intitulée intitulés intitulées dénommé dénommée alias nom terme termes mot expression notion concept formule statut label catégorie \
sobriquet pseudonyme pseudo titré rebaptisé rebaptisée connu connue soi-disant prétendu prétendue prétendus légende étiquette";

/// Words after which words in marks may be an offence.
pub const CHARGED: &str = "examen vue accusé accusée accusés accusées soupçonné soupçonnée soupçonnés poursuivi poursuivie poursuivis condamné condamnée condamnés \
inculpé inculpée inculpés jugé jugée enquête information plainte écroué écrouée chef chefs délit délits crime crimes mandat ouverte reconnu coupable coupables \
soupçons suspecté suspectée élargie procès";

/// Words that begin the name of an offence.
pub const OFFENCES: &str = "trafic favoritisme abus détournement détournements prise homicide homicides assassinat assassinats meurtre meurtres tentative tentatives viol viols \
violences harcèlement corruption blanchiment association mise faux escroquerie recel terrorisme emplois emploi outrage diffamation injure apologie provocation \
complicité vol vols génocide rébellion";
