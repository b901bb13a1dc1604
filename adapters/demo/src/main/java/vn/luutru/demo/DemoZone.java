package vn.luutru.demo;

import java.util.List;

/**
 * The industrial zones of the demo, named after those of Thanh Hóa.
 *
 * @param id what establishments refer to
 */
public record DemoZone(String id, String vi, String en, List<String> wards) {

    /** All of them. */
    public static final List<DemoZone> ALL = List.of(
            new DemoZone(
                    "kkt-nghi-son",
                    "Khu kinh tế Nghi Sơn",
                    "Nghi Son Economic Zone",
                    List.of("16654", "16645", "16624", "16609", "16597", "16594", "16636")),
            new DemoZone("kcn-le-mon", "Khu công nghiệp Lễ Môn", "Le Mon Industrial Park", List.of("14818", "16522")),
            new DemoZone(
                    "kcn-dinh-huong-tay-bac-ga",
                    "Khu công nghiệp Đình Hương – Tây Bắc Ga",
                    "Dinh Huong – Tay Bac Ga Industrial Park",
                    List.of("14758", "15853")),
            new DemoZone(
                    "kcn-bim-son", "Khu công nghiệp Bỉm Sơn", "Bim Son Industrial Park", List.of("14812", "14818")),
            new DemoZone(
                    "kcn-lam-son-sao-vang",
                    "Khu công nghiệp Lam Sơn – Sao Vàng",
                    "Lam Son – Sao Vang Industrial Park",
                    List.of("15544", "15553")),
            new DemoZone(
                    "kcn-hoang-long", "Khu công nghiệp Hoàng Long", "Hoang Long Industrial Park", List.of("15925")));
}
