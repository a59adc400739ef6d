// SPDX-License-Identifier: Apache-2.0
import type { EventClass } from '../stories/story.ts'

/** An everyday incident or report: text with {town} and {road}, class, sub-class, wire grade, departments, notes of its turns. */
export interface IncidentTemplate {
  readonly title: string
  readonly eventClass: EventClass
  readonly subClass: string
  readonly grade: '0' | '4' | '9'
  readonly departments: readonly string[]
  readonly notes: readonly [received: string, working: string, closed: string]
}

const ROADS_OF: Readonly<Record<string, readonly string[]>> = {
  '310117001': ['人民南路', '中山中路', '松汇中路'],
  '310117002': ['松汇西路', '荣乐西路', '玉树路'],
  '310117003': ['新松江路', '人民北路', '文诚路'],
  '310117004': ['松汇东路', '荣乐东路', '茸梅路'],
  '310117005': ['广富林路', '嘉松南路', '文翔路'],
  '310117006': ['涞坊路', '沪亭北路', '涞亭北路'],
  '310117102': ['沪松公路', '泗陈公路', '江川北路'],
  '310117103': ['辰花路', '林荫新路', '外青松公路'],
  '310117104': ['北松公路', '车亭公路', '影佳路'],
  '310117105': ['新南路', '莘砖公路', '新站路'],
  '310117106': ['沈砖公路', '长兴路', '洞薛路'],
  '310117107': ['沪亭南路', '九亭大街', '沪松公路'],
  '310117109': ['叶新公路', '中强路', '松卫南路'],
  '310117116': ['塔闵路', '闵塔路', '松蒸公路'],
  '310117117': ['叶新公路', '共青路', '新绿路'],
  '310117120': ['叶新公路', '张泽路', '松卫南路'],
  '310117121': ['文翔西路', '昆港公路', '辰花路'],
}

type Row = readonly [title: string, eventClass: EventClass, subClass: string, grade: '0' | '4' | '9', departments: string, working: string, closed: string]

const CITY: readonly Row[] = [
  ['{road}两车追尾,占一车道', 'accident', '交通运输', '0', '交警 救援', '救援到场,占一车道', '车辆撤离,恢复通行'],
  ['{town}小区地库进水', 'natural', '水旱', '0', '房管 水务', '挡水围闭,架泵抽排', '积水排空'],
  ['{road}树倒压线', 'natural', '气象', '0', '供电 绿化', '断电清障', '恢复送电'],
  ['{town}配变故障,{n}户停电', 'accident', '公共设施和设备', '0', '供电 抢修', '抢修班到场', '全部恢复供电'],
  ['{town}高层电梯困人', 'accident', '公共设施和设备', '0', '市场监管 消防', '救援人员到场', '被困人员安全救出'],
  ['{town}餐饮店油烟管道起火', 'accident', '火灾', '0', '消防 街镇', '明火已扑灭,排查余火', '现场清理完毕,无人员伤亡'],
  ['{road}供水管破损', 'accident', '公共设施和设备', '0', '供水 抢修', '关阀开挖,临时供水', '修复,恢复供水'],
  ['{town}工地基坑渗水', 'accident', '工矿商贸等生产安全事故', '0', '建管 街镇', '停工回灌,监测沉降', '渗漏封堵,数据稳定'],
  ['{road}货车侧翻,苗木散落', 'accident', '交通运输', '0', '交警 城管', '封闭一车道转运', '清运完毕'],
  ['{town}厂房喷涂间冒烟', 'accident', '火灾', '0', '消防 应急', '已断电排烟', '复查无隐患'],
  ['{town}学校食堂送检样品待复核', 'health', '食品安全', '9', '市场监管 教育', '封样复检', '复检合格'],
  ['{town}文化广场活动人流偏密', 'social', '其他影响社会稳定', '9', '公安 街镇', '增派疏导', '人流恢复正常'],
  ['{town}居家独居老人失联', 'social', '其他影响社会稳定', '9', '公安 居委', '上门核实', '老人平安'],
  ['{road}路灯大面积不亮', 'accident', '公共设施和设备', '9', '路灯 城管', '查线抢修', '恢复照明'],
]

const STREET: readonly Row[] = [
  ['{town}井盖缺失', 'accident', '公共设施和设备', '9', '城管', '围挡警示', '补装完毕'],
  ['{road}共享单车淤积', 'social', '其他影响社会稳定', '9', '城管 运营方', '清运中', '已清运'],
  ['{town}工地扬尘超标', 'accident', '生态环境', '9', '生态环境', '现场喷淋整改', '复测达标'],
  ['{town}楼道电动车充电', 'accident', '火灾', '9', '消防 居委', '劝离并登记', '已整改'],
  ['{town}河道漂浮物', 'accident', '生态环境', '9', '水务', '保洁船打捞', '已清理'],
  ['{road}雨水篦子堵塞', 'natural', '水旱', '9', '水务 城管', '疏通中', '排水恢复'],
  ['{town}燃气阀未关提醒', 'accident', '公共设施和设备', '9', '供气 居委', '上门检查', '阀门已关,无泄漏'],
  ['{town}店招松动', 'natural', '气象', '9', '城管', '设置警戒', '已拆除加固'],
  ['{road}交通信号灯故障', 'accident', '公共设施和设备', '9', '交警', '人工指挥', '信号恢复'],
  ['{town}建筑垃圾偷倒', 'accident', '生态环境', '9', '城管', '取证清运', '已清运立案'],
  ['{town}绿化枯枝悬挂', 'natural', '气象', '9', '绿化', '登高修剪', '隐患消除'],
  ['{town}流浪犬扰民', 'social', '其他影响社会稳定', '9', '公安', '捕捉队到场', '已处置'],
]

/** Incidents of the city platform (城运平台). */
export const CITY_TEMPLATES: readonly IncidentTemplate[] = CITY.map(templateOf)

/** Reports of the towns (街镇上报) and of citizens (随身拍). */
export const STREET_TEMPLATES: readonly IncidentTemplate[] = STREET.map(templateOf)

/** Public roads of a town that a title may name. */
export function titleRoads(townCode: string): readonly string[] {
  return ROADS_OF[townCode] ?? ['中心路']
}

function templateOf(row: Row): IncidentTemplate {
  const [title, eventClass, subClass, grade, departments, working, closed] = row
  return { title, eventClass, subClass, grade, departments: departments.split(' '), notes: ['已接报,派员核实', working, closed] }
}
