//! Countries, capitals, large cities, regions and départements, seas and celestial bodies, written from general
//! knowledge. `A=B` means that A is another name of B.

/// Places of the world, separated by `;`.
pub const WORLD: &str = "Afghanistan;Afrique du Sud;Albanie;Algérie;Allemagne;Andorre;Angola;Arabie saoudite;Argentine;Arménie;Australie;\
Autriche;Azerbaïdjan;Bahamas;Bahreïn;Bangladesh;Belgique;Belize;Bénin;Bhoutan;Biélorussie;Birmanie;Bolivie;Bosnie-Herzégovine;Bosnie;\
Botswana;Brésil;Bulgarie;Burkina Faso;Burundi;Cambodge;Cameroun;Canada;Cap-Vert;Centrafrique;République centrafricaine;Chili;Chine;\
Chypre;Colombie;Comores;Congo;République démocratique du Congo;RDC=République démocratique du Congo;Corée du Nord;Corée du Sud;Corée;\
Costa Rica;Côte d'Ivoire;Croatie;Cuba;Danemark;Djibouti;Égypte;Émirats arabes unis;Équateur;Érythrée;Espagne;Estonie;Eswatini;\
États-Unis;États-Unis d'Amérique=États-Unis;USA=États-Unis;Éthiopie;Fidji;Finlande;France;Hexagone=France;Gabon;Gambie;Géorgie;Ghana;Grèce;Grenade;\
Guatemala;Guinée;Guinée-Bissau;Guinée équatoriale;Guyana;Haïti;Honduras;Hongrie;Inde;Indonésie;Irak;Iran;Irlande;Islande;\
Israël;Italie;Jamaïque;Japon;Jordanie;Kazakhstan;Kenya;Kirghizistan;Kosovo;Koweït;Laos;Lesotho;Lettonie;Liban;Libéria;Liberia;\
Libye;Liechtenstein;Lituanie;Luxembourg;Macédoine;Macédoine du Nord;Madagascar;Malaisie;Malawi;Maldives;Mali;Malte;Maroc;Maurice;\
Mauritanie;Mexique;Moldavie;Monaco;Mongolie;Monténégro;Mozambique;Namibie;Népal;Nicaragua;Niger;Nigeria;Nigéria;Norvège;\
Nouvelle-Zélande;Oman;Ouganda;Ouzbékistan;Pakistan;Palestine;Panama;Papouasie-Nouvelle-Guinée;Paraguay;Pays-Bas;Pérou;Philippines;\
Pologne;Portugal;Qatar;Roumanie;Royaume-Uni;Russie;Fédération de Russie=Russie;Rwanda;Salvador;Sénégal;Serbie;Seychelles;Sierra Leone;Singapour;Slovaquie;\
Slovénie;Somalie;Soudan;Soudan du Sud;Sri Lanka;Suède;Suisse;Suriname;Syrie;Tadjikistan;Taïwan;Taiwan;Tanzanie;Tchad;\
République tchèque;Tchéquie;Tchécoslovaquie;Thaïlande;Togo;Tunisie;Turkménistan;Turquie;Ukraine;URSS=Union soviétique;Union soviétique;Uruguay;Vanuatu;\
Venezuela;Vénézuela;Viêt Nam;Vietnam;Yémen;Yougoslavie;ex-Yougoslavie;Zambie;Zimbabwe;Angleterre;Écosse;Pays de Galles;Galles=Pays de Galles;Irlande du Nord;\
Grande-Bretagne;Tibet;Tchétchénie;République de Tchétchénie=Tchétchénie;République tchétchène=Tchétchénie;Crimée;Donbass;Catalogne;Flandre;Flandres;\
Wallonie;Bavière;Lombardie;Sicile;Sardaigne;Toscane;Andalousie;Galice;Québec;Ontario;Alberta;Colombie-Britannique;Manitoba;Nouveau-Brunswick;Nouvelle-Écosse;\
Californie;Floride;Texas;Alaska;Hawaï;Virginie;Louisiane;Géorgie;Arizona;Nevada;Oregon;Ohio;Michigan;Illinois;Pennsylvanie;Massachusetts;\
New Jersey;Maryland;Colorado;Montana;Utah;Kansas;Missouri;Minnesota;Wisconsin;Iowa;Alabama;Mississippi;Tennessee;Kentucky;Caroline du Nord;\
Caroline du Sud;Nouveau-Mexique;Porto Rico;Darfour;Kurdistan;Cachemire;Sibérie;Caucase;Caucase du Nord;Balkans;Sahel;Maghreb;Proche-Orient;\
Moyen-Orient;Afrique;Afrique de l'Ouest;Afrique centrale;Afrique du Nord;Amérique;Amérique du Nord;Amérique du Sud;Amérique latine;Amérique centrale;\
Asie;Asie du Sud-Est;Europe;Europe de l'Est;Europe centrale;Océanie;Antarctique;Arctique;Scandinavie;Caraïbes;Antilles;Méditerranée;\
Atlantique;Pacifique;océan Indien;mer Noire;mer Rouge;mer du Nord;mer Caspienne;Manche;Baltique;golfe Persique;Rhin;Danube;Nil;Amazone;Amazonie;Sahara;Himalaya;\
Everest;Terre;Lune;Mars;Vénus;Jupiter;Saturne;Neptune;Uranus;Pluton;Soleil;Mercure;Voie lactée;Gaza;bande de Gaza;Cisjordanie;Golan;\
Abidjan;Abou Dabi;Abu Dhabi;Abuja;Accra;Addis-Abeba;Aden;Alep;Alger;Alexandrie;Amman;Amsterdam;Anvers;Ankara;Antananarivo;Asmara;Astana;Athènes;Atlanta;Auckland;\
Austin;Bagdad;Bakou;Baltimore;Bamako;Bangkok;Bangui;Barcelone;Bassora;Berlin;Beyrouth;Benghazi;Berne;Bethléem;Bilbao;Birmingham;Bogota;Bologne;Bombay;Boston;Brasilia;\
Bratislava;Brazzaville;Bruges;Bruxelles;Bucarest;Budapest;Buenos Aires;Bujumbura;Calcutta;Calgary;Canberra;Caracas;Casablanca;Charleroi;Charlottesville;Chicago;Chisinau;Cologne;Conakry;\
Copenhague;Cotonou;Dacca;Dakar;Dallas;Damas;Denver;Détroit;Delhi;Doha;Donetsk;Dortmund;Douma;Dubaï;Dublin;Durban;Édimbourg;Erbil;Erevan;Falloujah;Florence;Francfort;Freetown;\
Gand;Gênes;Genève;Glasgow;Grozny;Guantanamo;Hambourg;Hanoï;Harare;Helsinki;Hiroshima;Homs;Hô Chi Minh-Ville;Hong Kong;Honolulu;Houston;Idleb;Islamabad;Istanbul;Jakarta;Jérusalem;\
Johannesburg;Kaboul;Kampala;Karachi;Katmandou;Khartoum;Kiev;Kigali;Kingston;Kinshasa;Kobané;Kyoto;Lagos;La Havane;La Haye;La Mecque;La Nouvelle-Orléans;La Paz;Las Vegas;Lausanne;Libreville;Liège;Lima;\
Lisbonne;Liverpool;Ljubljana;Lomé;Londres;Los Angeles;Louvain;Luanda;Lugano;Madrid;Mainz;Malmö;Managua;Manchester;Manille;Maputo;Marrakech;Mascate;Melbourne;Mexico;Miami;Milan;Minneapolis;Minsk;Mogadiscio;Monrovia;\
Montevideo;Montréal;Moscou;Mossoul;Moscou;Munich;Nairobi;Namur;Naples;N'Djamena;Ndjamena;New Delhi;New York;Niamey;Nicosie;Nouakchott;Orlando;Oslo;Ottawa;Ouagadougou;Palerme;Palmyre;\
Panmunjom;Pékin;Philadelphie;Phnom Penh;Phoenix;Port-au-Prince;Porto;Portland;Prague;Pretoria;Pyongyang;Québec;Quito;Rabat;Ramallah;Raqqa;Reykjavik;Riga;Rio de Janeiro;Rio;Riyad;Rome;Rotterdam;\
Saint-Pétersbourg;Salzbourg;San Diego;San Francisco;San José;San Juan;Sanaa;Santiago;Sao Paulo;São Paulo;Sarajevo;Seattle;Séoul;Séville;Shanghai;Sirte;Skopje;Sofia;Srebrenica;Stockholm;Stuttgart;\
Sydney;Tachkent;Tallinn;Tbilissi;Téhéran;Tel-Aviv;Tel Aviv;Tirana;Tokyo;Toronto;Tripoli;Tunis;Turin;Oulan-Bator;Utrecht;Valence;Vancouver;Varsovie;Venise;Vérone;Vienne;Vientiane;Vilnius;\
Washington;Wellington;Windhoek;Winnipeg;Yaoundé;Zagreb;Zurich;Pretoria;Hollywood;Manhattan;Brooklyn;Silicon Valley;Ground Zero;Schengen;Davos;Dayton;Guernica;Auschwitz;Tchernobyl;Fukushima;Sotchi;Kaliningrad;Sébastopol;\
Kandahar;Kunduz;Tombouctou;Gao;Kidal;Lampedusa;Lesbos;Calabre;Corfou;Gibraltar;Bali;Java;Sumatra;Bornéo;Ghouta;Ghouta orientale";

/// Places of France, separated by `;`.
pub const FRANCE: &str = "Alsace;Aquitaine;Nouvelle-Aquitaine;Auvergne;Auvergne-Rhône-Alpes;Bourgogne;Bourgogne-Franche-Comté;Bretagne;Centre-Val de Loire;\
Champagne-Ardenne;Corse;Franche-Comté;Grand Est;Guadeloupe;Guyane;Hauts-de-France;Île-de-France;La Réunion;Réunion;Languedoc-Roussillon;Limousin;Lorraine;Martinique;Mayotte;\
Midi-Pyrénées;Nord-Pas-de-Calais;Normandie;Basse-Normandie;Haute-Normandie;Nouvelle-Calédonie;Occitanie;Pays de la Loire;Pays basque;Picardie;Poitou-Charentes;Polynésie;Polynésie française;\
Provence;Provence-Alpes-Côte d'Azur;PACA=Provence-Alpes-Côte d'Azur;Rhône-Alpes;Savoie;Haute-Savoie;Côte d'Azur;Camargue;Cévennes;Sologne;Vosges;Jura;Alpes;Pyrénées;Ardennes;Massif central;Briançonnais;Béarn;\
Ain;Aisne;Allier;Alpes-de-Haute-Provence;Hautes-Alpes;Alpes-Maritimes;Ardèche;Ariège;Aube;Aude;Aveyron;Bouches-du-Rhône;Calvados;Cantal;Charente;Charente-Maritime;Cher;Corrèze;Corse-du-Sud;\
Haute-Corse;Côte-d'Or;Côtes-d'Armor;Creuse;Dordogne;Doubs;Drôme;Eure;Eure-et-Loir;Finistère;Gard;Haute-Garonne;Gers;Gironde;Hérault;Ille-et-Vilaine;Indre;Indre-et-Loire;Isère;Landes;Loir-et-Cher;\
Loire;Haute-Loire;Loire-Atlantique;Loiret;Lot;Lot-et-Garonne;Lozère;Maine-et-Loire;Haute-Marne;Marne;Mayenne;Meurthe-et-Moselle;Meuse;Morbihan;Moselle;Nièvre;Nord;Oise;Orne;Pas-de-Calais;Puy-de-Dôme;\
Pyrénées-Atlantiques;Hautes-Pyrénées;Pyrénées-Orientales;Bas-Rhin;Haut-Rhin;Rhône;Haute-Saône;Saône-et-Loire;Sarthe;Seine-Maritime;Seine-et-Marne;Yvelines;Deux-Sèvres;Somme;Tarn;Tarn-et-Garonne;\
Var;Vaucluse;Vendée;Haute-Vienne;Yonne;Territoire de Belfort;Essonne;Hauts-de-Seine;Seine-Saint-Denis;Val-de-Marne;Val-d'Oise;Seine;Saône;Garonne;\
Agen;Aix-en-Provence;Ajaccio;Albertville;Albi;Alençon;Alès;Amiens;Angers;Angoulême;Annecy;Antibes;Argenteuil;Arles;Arras;Asnières;Aubervilliers;Aubagne;Auch;Aurillac;Auxerre;Avignon;Bar-le-Duc;Bastia;Bayonne;Beauvais;\
Belfort;Bergerac;Besançon;Béziers;Biarritz;Blois;Bobigny;Bordeaux;Boulogne-Billancourt;Boulogne-sur-Mer;Bourg-en-Bresse;Bourges;Brest;Briançon;Brive;Caen;Cahors;Calais;Cannes;Carcassonne;Castres;Cergy;Châlons-en-Champagne;\
Chalon-sur-Saône;Chambéry;Chamonix;Charleville-Mézières;Chartres;Châteauroux;Chaumont;Cherbourg;Cholet;Clermont-Ferrand;Clichy;Colmar;Colombes;Compiègne;Courbevoie;Courchevel;Créteil;Dax;Dieppe;Digne;Dijon;Dole;Douai;Dreux;Dunkerque;Épinal;Évreux;\
Évry;Flamanville;Fessenheim;Foix;Fontainebleau;Forbach;Fréjus;Gap;Grasse;Grenoble;Guéret;Hayange;Florange;Hénin-Beaumont;Laon;La Défense;La Roche-sur-Yon;La Rochelle;Laval;Le Bourget;Le Havre;Le Mans;Le Puy-en-Velay;Lens;Lille;Limoges;Lisieux;Lons-le-Saunier;\
Lorient;Lourdes;Lunéville;Lyon;Mâcon;Mantes-la-Jolie;Marseille;Martigues;Marcoussis;Meaux;Melun;Mende;Metz;Montauban;Montbéliard;Mont-de-Marsan;Montélimar;Montluçon;Montpellier;Montreuil;Mulhouse;Nancy;Nanterre;Nantes;Narbonne;Neuilly-sur-Seine;Nevers;Nice;\
Nîmes;Niort;Noisy-le-Grand;Notre-Dame-des-Landes;Orléans;Orly;Papeete;Paris;Pau;Périgueux;Perpignan;Pertuis;Poitiers;Pontoise;Quimper;Reims;Rennes;Roanne;Rochefort;Rodez;Roissy;Roubaix;Rouen;Saint-Brieuc;Saint-Denis;Saint-Dié;Saint-Étienne;Saint-Étienne-du-Rouvray;Saint-Lô;Saint-Malo;Saint-Nazaire;\
Saint-Ouen;Saint-Quentin;Saint-Tropez;Sarcelles;Sarreguemines;Sens;Sète;Soissons;Strasbourg;Tarbes;Thionville;Tignes;Toul;Toulon;Toulouse;Tourcoing;Tours;Trèbes;Troyes;Tulle;Vannes;Verdun;Versailles;Vesoul;Vichy;Villeurbanne;Vincennes;Vitry-sur-Seine;Vitrolles;Val-d'Isère;\
Champs-Élysées;Montmartre;Arc de triomphe;Arc de Triomphe=Arc de triomphe;tour Eiffel;Tour Eiffel=tour Eiffel;place Beauvau;Panthéon;Invalides;Bastille;Louvre;Notre-Dame de Paris;Étoile";
