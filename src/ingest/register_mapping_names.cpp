// What columns are called, in Chinese and English.
#include "ingest/register_mapping.h"

#include <array>

namespace ingest {

namespace {

constexpr std::array kNames{
    FieldNames{Field::Community,
               "社区 社区名称 所属社区 所在社区 村居 社区村 村社区 居委会 所属居委会 "
               "community"},
    FieldNames{Field::Yard,
               "小区 小区名称 所在小区 所属小区 居住小区 楼院 楼院街 楼院名称 所属楼院 "
               "院落 院落名称 庭院 楼盘 楼盘名称 小区楼院 yard courtyard estate "
               "compound"},
    FieldNames{Field::Building,
               "楼栋 楼栋号 楼栋名称 楼号 栋号 幢号 楼幢 楼幢号 楼座 座号 所在楼栋 "
               "所属楼栋 号楼 楼宇 楼宇名称 栋 幢 座 楼 building buildingno "
               "buildingnumber bldg block"},
    FieldNames{Field::Stair,
               "单元 单元号 所在单元 单元名称 门洞 梯号 stair stairs staircase "
               "entrance unit unitno"},
    FieldNames{Field::Floor, "楼层 所在楼层 所在层 层 层号 楼层号 floor floorno"},
    FieldNames{Field::Door,
               "房号 室号 房间号 房屋号 房屋编号 房室号 户室 户室号 室 房间 房 单元室 "
               "单元房号 门号 门牌 门牌号 门牌号码 door doorno room roomno roomnumber "
               "apartment flat"},
    FieldNames{Field::Address,
               "现住址 现居住地址 现居住地 现住地址 实际居住地址 居住地址 详细地址 "
               "住址 地址 家庭住址 家庭地址 居住地 居住详址 房屋地址 房屋坐落 "
               "房屋详细地址 出租屋地址 出租房地址 出租房屋地址 坐落 楼栋单元室 "
               "楼栋单元房号 楼单元室 经营地址 经营场所 门店地址 商铺地址 店铺地址 "
               "所在位置 单位地址 办公地址 注册地址 设施地址 address addr homeaddress "
               "fulladdress"},
    FieldNames{Field::Name,
               "姓名 居民姓名 人员姓名 住户姓名 成员姓名 家庭成员姓名 家庭成员 "
               "居住人姓名 实际居住人 租客姓名 承租人姓名 承租人 租客 租户姓名 名字 "
               "name fullname personname residentname"},
    FieldNames{Field::HeadName, "户主姓名 户主 户主名 住户 headofhousehold householder"},
    FieldNames{Field::Sex, "性别 sex gender"},
    FieldNames{Field::BirthDate,
               "出生日期 出生年月 出生年月日 出生年份 出生年 出生 生日 birthdate "
               "dateofbirth birthday birthyear yearofbirth dob"},
    FieldNames{Field::IdNumber,
               "身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 公民身份证号 "
               "居民身份证号码 居民身份证号 居民身份证 身份号码 身份证件号码 证件号码 "
               "证件号 idnumber idno idcard idcardno idcardnumber identitynumber "
               "identitycard citizenid sfzh"},
    FieldNames{Field::Phone,
               "手机号码 手机号 手机 联系电话 电话 电话号码 联系方式 移动电话 联系号码 "
               "本人电话 固定电话 phone phonenumber mobile mobilephone telephone tel "
               "contactnumber"},
    FieldNames{Field::Relation,
               "与户主关系 与户主的关系 和户主关系 户主关系 与房主关系 家庭关系 关系 "
               "relation relationship relationtohead"},
    FieldNames{Field::Residence,
               "居住类型 居住类别 居住性质 人口类型 人口类别 人口性质 人员类型 "
               "人员类别 户籍类型 户籍情况 户籍状态 人户情况 人户状态 人户一致 "
               "residence residencetype"},
    FieldNames{Field::UnitUse,
               "使用状态 房屋状态 居住状态 房屋使用状态 房屋使用情况 使用情况 居住情况 "
               "房屋居住情况 房屋现状 房屋状况 房屋类型 房屋用途 use unituse usage"},
    FieldNames{Field::UnitArea,
               "建筑面积 房屋面积 房屋建筑面积 面积 住房面积 使用面积 area aream2"},
    FieldNames{Field::Tenure,
               "产权性质 产权类型 房屋产权 房屋产权性质 产权 房屋性质 住房性质 tenure "
               "ownership"},
    FieldNames{Field::Lessor, "出租人类型 出租人类别 出租方类型 房东类型 lessor lessortype"},
    FieldNames{Field::RentPurpose, "出租用途 租赁用途 承租用途 rentpurpose"},
    FieldNames{Field::RentRooms, "出租间数 出租房间数 间数 roomslet rooms"},
    FieldNames{Field::RentArea, "出租面积 租赁面积 arealet"},
    FieldNames{Field::TenantsLocal,
               "本市 本市人数 本地人数 租住人数本市 本市租住人数 tenantslocal"},
    FieldNames{Field::TenantsOther,
               "外省市 外省市人数 外地人数 外来人数 流动人口数 租住人数外省市 "
               "外省市租住人数 tenantsother"},
    FieldNames{Field::TenantsHmt, "港澳台 港澳台人数 租住人数港澳台 tenantshmt"},
    FieldNames{Field::TenantsForeign, "境外 境外人数 租住人数境外 tenantsforeign"},
    FieldNames{Field::Registration,
               "登记备案 备案情况 登记备案情况 是否备案 是否登记 是否登记备案 租赁备案 "
               "租赁登记 登记情况 registration registered"},
    FieldNames{Field::Letter, "签订责任书 是否签订责任书 责任书 责任书签订 letter"},
    FieldNames{Field::GroupLet, "是否群租 群租 是否群租房 grouplet"},
    FieldNames{Field::Heating, "取暖方式 供暖方式 采暖方式 heating"},
    FieldNames{Field::Alarms, "报警器 报警器数 一氧化碳报警器 alarms"},
    FieldNames{Field::Hazard, "隐患类型 安全隐患 隐患 hazard"},
    FieldNames{Field::RentSince, "起租日 起租日期 起租时间 租赁起始日期 rentsince"},
    FieldNames{Field::RentChecked, "最近检查 最近检查日期 检查日期 上次检查 checked"},
    FieldNames{Field::ShopName,
               "店名 商铺名称 店铺名称 门店名称 商户名称 商店名称 字号名称 店招 门店 "
               "商铺 商户 名称 单位名称 shop shopname store storename"},
    FieldNames{Field::Trade,
               "业态 经营类别 经营类型 经营业态 行业 行业类别 经营项目 商铺类型 trade"},
    FieldNames{Field::ShopState, "经营状态 营业状态 商铺状态 shopstate"},
    FieldNames{Field::Licence,
               "证照情况 证照 营业执照 有无执照 有无营业执照 执照 许可证 "
               "统一社会信用代码 社会信用代码 信用代码 licence license creditcode"},
    FieldNames{Field::NineSmall, "九小场所 九小场所类型 ninesmall"},
    FieldNames{Field::DoorDuties, "门前三包 是否签订门前三包 doorduties"},
    FieldNames{Field::OrgName,
               "组织名称 机构名称 企业名称 公司名称 社会组织名称 党组织名称 organisation "
               "organization organisationname organizationname company"},
    FieldNames{Field::OrgKind,
               "单位类型 单位性质 组织类型 组织类别 机构类型 企业类型 organisationtype "
               "organizationtype companytype"},
    FieldNames{Field::OrgStaff,
               "职工人数 从业人数 从业人员 员工人数 职工数 员工数 在职人数 staff "
               "staffcount employees"},
    FieldNames{Field::OrgParty,
               "是否建立党组织 是否成立党组织 是否建立党支部 是否成立党支部 有无党组织 "
               "有无党支部 partybranch haspartybranch"},
    FieldNames{Field::FacilityName, "设施名称 场所名称 facility facilityname"},
    FieldNames{Field::FacilityKind, "设施类型 设施类别 设施种类 facilitytype facilitykind"},
    FieldNames{Field::Hours, "开放时间 服务时间 开放时段 工作时间 hours openinghours"},
    FieldNames{Field::Capacity, "容纳人数 可容纳人数 容量 床位数 capacity"},
    FieldNames{Field::ComponentClass,
               "部件类别 部件类型 部件小类 部件代码 小类名称 小类代码 componentclass "
               "componenttype"},
    FieldNames{Field::ComponentName, "部件名称 component componentname"},
    FieldNames{Field::ComponentCode, "部件标识码 部件编码 部件编号 标识码 componentcode"},
    FieldNames{Field::ComponentState, "部件状态 完好状态 完好情况 componentstate"},
    FieldNames{Field::Keeper, "养护单位 维护单位 管护单位 权属单位 主管部门 责任单位 keeper"},
    FieldNames{Field::East, "x坐标 东坐标 东向坐标 x"},
    FieldNames{Field::North, "y坐标 北坐标 北向坐标 y"},
    FieldNames{Field::Longitude, "经度 lon lng longitude"},
    FieldNames{Field::Latitude, "纬度 lat latitude"},
};

constexpr const char* kCreditCodes =
    "统一社会信用代码 社会信用代码 信用代码 统一信用代码 creditcode unifiedsocialcreditcode";

// The field by which such a table is known, and what other names say in it.
constexpr std::array kAbout{
    NamesAbout{Field::OrgName, {Field::CreditCode, kCreditCodes}},
    NamesAbout{Field::OrgName, {Field::OrgKind, "类型 类别 性质 type kind"}},
    NamesAbout{Field::OrgName, {Field::OrgStaff, "人数"}},
    NamesAbout{Field::OrgKind, {Field::OrgName, "单位名称 名称 单位 name"}},
    NamesAbout{Field::OrgKind, {Field::CreditCode, kCreditCodes}},
    NamesAbout{Field::OrgKind, {Field::OrgStaff, "人数"}},
    NamesAbout{Field::OrgParty, {Field::OrgName, "单位名称 名称 单位 name"}},
    NamesAbout{Field::OrgParty, {Field::CreditCode, kCreditCodes}},
    NamesAbout{Field::OrgParty, {Field::OrgKind, "类型 类别 性质 type kind"}},
    NamesAbout{Field::OrgStaff, {Field::OrgName, "单位名称 名称 单位 name"}},
    NamesAbout{Field::OrgStaff, {Field::CreditCode, kCreditCodes}},
    NamesAbout{Field::OrgStaff, {Field::OrgKind, "类型 类别 性质 type kind"}},
    NamesAbout{Field::FacilityName, {Field::FacilityKind, "类型 类别 type kind"}},
    NamesAbout{Field::FacilityKind, {Field::FacilityName, "名称 name"}},
    NamesAbout{Field::ComponentClass, {Field::ComponentName, "名称 name"}},
    NamesAbout{Field::ComponentClass, {Field::ComponentCode, "编码 编号 code"}},
    NamesAbout{Field::ComponentClass, {Field::ComponentState, "状态 state status"}},
    NamesAbout{Field::ComponentCode, {Field::ComponentClass, "类型 类别 小类 type class"}},
    NamesAbout{Field::ComponentCode, {Field::ComponentName, "名称 name"}},
    NamesAbout{Field::ComponentCode, {Field::ComponentState, "状态 state status"}},
    NamesAbout{Field::ComponentName, {Field::ComponentClass, "类型 类别 小类 type class"}},
    NamesAbout{Field::ComponentName, {Field::ComponentCode, "编码 编号 code"}},
    NamesAbout{Field::ComponentName, {Field::ComponentState, "状态 state status"}},
};

}  // namespace

std::span<const FieldNames> field_names() {
    return kNames;
}

std::span<const NamesAbout> names_about() {
    return kAbout;
}

}  // namespace ingest
