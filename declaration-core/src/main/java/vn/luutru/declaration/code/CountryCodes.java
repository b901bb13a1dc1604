package vn.luutru.declaration.code;

import java.util.HashMap;
import java.util.Map;

/**
 * The codes of ISO 3166-1, two letters with the three of the same country, and those of other lists. The first are the same
 * as the JDK's: that of a browser has none.
 */
final class CountryCodes {

    private static final int TWO = 2;

    private static final String PAIRS = """
        ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT \
        AUAUS AWABW AXALA AZAZE BABIH BBBRB BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI \
        BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR \
        BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN \
        COCOL CRCRI CUCUB CVCPV CWCUW CXCXR CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA \
        DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK \
        FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL \
        GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD \
        HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN \
        ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA \
        KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO LBLBN LCLCA LILIE LKLKA LRLBR LSLSO \
        LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD \
        MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI \
        MXMEX MYMYS MZMOZ NANAM NCNCL NENER NFNFK NGNGA NINIC NLNLD NONOR NPNPL \
        NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM \
        PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA \
        SASAU SBSLB SCSYC SDSDN SESWE SGSGP SHSHN SISVN SJSJM SKSVK SLSLE SMSMR \
        SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF \
        TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN \
        TZTZA UAUKR UGUGA UMUMI USUSA UYURY UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR \
        VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE\
        """;

    /**
     * Codes of three letters of other lists (sports, states' own short names) that are none of ISO's: each with ISO's. Left
     * out is what may mean two countries: CHI, GRE, MON, NIG, SLO.
     */
    private static final String OTHERS = """
        ALGDZA BANBGD BHUBTN BRUBRN BULBGR CRCCRI CROHRV DENDNK ENGGBR GERDEU HAIHTI HOLNLD \
        INAIDN IRIIRN KSASAU KUWKWT LATLVA LBALBY MASMYS MGLMNG MYAMMR NEDNLD NEPNPL OMAOMN \
        PARPRY PHIPHL PORPRT PRCCHN PURPRI ROKKOR RSAZAF SCOGBR SINSGP SRILKA SUICHE \
        TANTZA TPETWN UAEARE URUURY VIEVNM WALGBR ZAMZMB ZIMZWE\
        """;

    private CountryCodes() {}

    /** The codes of three letters by those of two. */
    static Map<String, String> byTwoLetters() {
        return pairs(PAIRS, TWO);
    }

    /** The codes of three letters by those of other lists. */
    static Map<String, String> byOtherLists() {
        return pairs(OTHERS, TWO + 1);
    }

    private static Map<String, String> pairs(String text, int length) {
        Map<String, String> codes = new HashMap<>();
        for (String pair : text.split(" ")) {
            codes.put(pair.substring(0, length), pair.substring(length));
        }
        return Map.copyOf(codes);
    }
}
